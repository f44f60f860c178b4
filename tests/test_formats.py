"""Each export is as its reader takes it: JUnit, Gradescope, GitLab, GitHub, Canvas, Moodle."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import xmlschema
from commands import PRINT_ORDER
from samples import EVERY, Tags, check, graded, hostile, kit_error, page, unread

from autograder.export import github, gitlab, gradescope, junit, table
from autograder.result import Quiz
from autograder.verdicts import KitError


def test_junit_has_a_suite_a_submission() -> None:
    root = ET.fromstring(junit.text([graded(), kit_error()]))
    ada, kim = root.iter("testsuite")
    assert (ada.get("tests"), ada.get("failures"), ada.get("skipped")) == ("3", "1", "1")
    (failure,) = ada.iter("failure")
    assert failure.text == "class/ada.py:7\nseen: 1"
    (error,) = kim.iter("error")
    assert error.get("message") == "Not scored, the kit failed: no host"


def test_junit_of_hostile_text_is_xml() -> None:
    text = junit.text([graded(), kit_error(), hostile()])
    xmlschema.validate(text, Path(__file__).parent / "schemas" / "junit.xsd")
    root = ET.fromstring(junit.text([hostile()]))
    assert "<script>alert(1)</script>" in str(next(root.iter("failure")).text)


def test_gradescope_has_the_documented_fields() -> None:
    document = json.loads(gradescope.text([graded(quiz=Quiz("B", 1, 1))]))
    assert document["score"] == 3
    assert [t["status"] for t in document["tests"]] == ["passed", "failed", "failed", "passed"]
    assert sum(t["score"] for t in document["tests"]) == document["score"]
    known = {"score", "max_score", "status", "name", "output", "output_format", "visibility"}
    assert {key for test in document["tests"] for key in test} == known


def test_an_answer_that_cant_be_read_is_no_zero() -> None:
    for name in ("csv", "canvas", "moodle"):
        rows = list(csv.reader(io.StringIO(EVERY[name]([unread()]))))
        assert "2" not in rows[-1], name
        assert "0" not in rows[-1], name
    assert "the answer to the question can't be read" in table.plain([unread()])
    assert "the answer to the question can't be read" in "".join(Tags(page([unread()])).texts)
    tests = json.loads(gradescope.text([unread()]))["tests"]
    assert "can't be read" in tests[-1]["output"]


def test_gradescope_gets_no_zero_for_a_kit_error() -> None:
    with pytest.raises(KitError, match="no host"):
        gradescope.text([graded(), kit_error()])


def test_gitlab_has_the_required_fields() -> None:
    found = json.loads(gitlab.text([hostile(), graded(), kit_error()]))
    for one in found:
        assert set(one) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert one["location"]["lines"]["begin"] >= 1
    assert len({one["fingerprint"] for one in found}) == len(found)
    assert found[-2]["location"] == {"path": "class/ada.py", "lines": {"begin": 7}}


def test_github_annotates_the_line() -> None:
    (line,) = github.commands([graded()]).splitlines()
    assert line == (
        "::error file=class/ada.py,line=7,title=seen%3A 1 (line 7)::"
        "One line after (line 7)%0Aseen: 1"
    )
    assert github.commands([graded(checks=(check(),), score=6)]) == ""
    assert ",line=" not in github.commands([graded(submission="ada.ipynb")])


def test_canvas_and_moodle_have_their_columns() -> None:
    twice = [graded(), graded(submission="second.py", score=5), graded("bob"), kit_error()]
    rows = list(csv.reader(io.StringIO(table.canvas(twice))))
    assert rows == [
        ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", PRINT_ORDER],
        ["    Points Possible", "", "", "", "", "6"],
        ["ada", "", "", "ada", "", "5"],
        ["bob", "", "", "bob", "", "2"],
        ["kim", "", "", "kim", "", ""],
    ]
    head, ada, *_ = csv.reader(io.StringIO(table.moodle(twice)))
    assert head == [
        *("Username", f"Assignment: {PRINT_ORDER} (Real)", f"Assignment: {PRINT_ORDER} (Feedback)")
    ]
    assert ada == ["ada", "5", "One line after (line 7)\nseen: 1"]
