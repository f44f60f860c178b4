"""Exports: each is read by what consumes it, and a hostile text comes out as text."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import xmlschema
from commands import PRINT_ORDER, RIGHT, WRONG, answered, autograder, write
from msgspec.structs import replace

from autograder.export import Graded, github, gitlab, gradescope, junit, plots, report, table
from autograder.feedback import feedback
from autograder.result import CheckResult, Quiz, Result
from autograder.timeline import Step
from autograder.verdicts import KitError

HOSTILE = (
    "=cmd()|' /C calc'!A0 [/red][bold] \x1b[31m\x1b]8;;http://evil\x07 <script>alert(1)</script>"
    "\n::error::evil\r\n::stop-commands::x\n\n# Markdown ![x](http://evil) @everyone "
    "\x00\x0b\ud800\u202e\u2028 ]]> --> </title></style> %0A::error::evil \"'`&amp;{{7*7}}{% raw %}"
)


def check(outcome: str = "passed", **fields: object) -> CheckResult:
    made = CheckResult("test_a", "One line before", "passed", 2, 2)
    return replace(
        made, **{"outcome": outcome, "points": 2 if outcome == "passed" else 0, **fields}
    )


def graded(
    student: str = "ada", steps: dict[str, tuple[Step, ...]] | None = None, **fields: object
) -> Graded:
    base = Result(
        student=student,
        submission=f"{student}.py",
        exercise=PRINT_ORDER,
        status="graded",
        score=2,
        max_score=6,
        checks=(
            check(),
            check("failed", id="test_b", title="One line after", message="seen: 1", line=7),
            check("not_reached", id="test_c", title="Overlap"),
        ),
    )
    result = replace(base, **fields)
    return Graded(result, f"class/{result.submission}", feedback(result, "", steps))


def hostile() -> Graded:
    diagnosis = {"id": "no_await", "line": 7, "evidence": HOSTILE}
    return graded(
        HOSTILE,
        {"test_b": (Step(1, "in", "the request comes in"), Step(1, "print", HOSTILE))},
        submission=HOSTILE + ".py",
        reason=HOSTILE,
        status="review",
        flags=(HOSTILE,),
        checks=(check("failed", id="test_b", title=HOSTILE, message=HOSTILE, line=7),),
        misconceptions=("no_await",),
        diagnoses=(diagnosis,),
        quiz=Quiz(HOSTILE, 0, 1),
    )


def unread() -> Graded:
    return graded("eve", quiz=Quiz(None, None, 1))


def kit_error() -> Graded:
    return graded("kim", status="kit_error", score=None, reason="no host", checks=())


def page(found: list[Graded]) -> str:
    return report.text(found, "Class", date(2026, 11, 24))


EVERY: dict[str, Callable[[list[Graded]], str]] = {
    "junit": junit.text,
    "gradescope": gradescope.text,
    "gitlab": gitlab.text,
    "commands": github.commands,
    "summary": github.summary,
    "csv": table.plain,
    "canvas": table.canvas,
    "moodle": table.moodle,
    "html": page,
}


# --- one hostile text through all of them ------------------------------------------------------


@pytest.mark.parametrize("name", EVERY)
def test_no_control_character_comes_through(name: str) -> None:
    text = EVERY[name]([hostile(), graded()])
    assert not {c for c in text if not c.isprintable()} - {"\n", "\r"}
    assert text.encode()  # no lone surrogate
    assert "alert(1)" in text


@pytest.mark.parametrize("name", ["csv", "canvas", "moodle"])
def test_no_cell_is_calculated(name: str) -> None:
    for row in csv.reader(io.StringIO(EVERY[name]([hostile()]), newline="")):
        for cell in row:
            assert not cell.lstrip().startswith(("=", "+", "-", "@")), cell


def test_no_command_for_github_is_forged() -> None:
    (line,) = github.commands([hostile()]).splitlines()
    head, title, *rest = line.split("::")
    assert (head, title.split(" ")[0]) == ("", "error")
    assert re.fullmatch(r"[^:]*", title)
    assert "\n" not in "::".join(rest)
    assert "%250A::error::evil" in line  # what was typed as %0A is no line end


class Tags(HTMLParser):
    """The tags and the texts of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


@pytest.mark.parametrize("name", ["summary", "html"])
def test_no_tag_is_forged(name: str) -> None:
    mine, harmless = Tags(EVERY[name]([hostile()])), Tags(EVERY[name]([graded()]))
    assert {tag for tag, _ in mine.tags} - {tag for tag, _ in harmless.tags} <= {
        *("details", "summary", "figure", "figcaption", "svg", "path", "text", "rect", "title"),
        *("div", "h4", "p", "b", "code", "pre", "span", "circle", "br", "a", "ul", "li"),
    }
    scripts = [tag for tag, _ in mine.tags if tag == "script"]
    assert len(scripts) == (1 if name == "html" else 0)
    for _, attributes in mine.tags:
        for key, value in attributes.items():
            assert not key.startswith("on")
            assert key not in ("src", "action")
            assert key != "href" or str(value).startswith("#")
    assert "<script>alert(1)</script>" in "".join(mine.texts)


def test_markdown_does_not_begin_in_the_summary() -> None:
    assert "\n\n" not in github.summary([hostile()])


# --- each as its reader takes it ---------------------------------------------------------------


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


# --- the report --------------------------------------------------------------------------------


def test_bins() -> None:
    shares = [0, 0.01, 0.0999, 0.1, 0.5, 0.8999, 0.9, 0.999, 1]
    assert plots.binned(shares) == [1, 2, 1, 0, 0, 0, 1, 0, 0, 1, 2, 1]
    assert "0 %: 1; 1-9 %: 2; 10-19 %: 1" in plots.histogram(shares)


def test_the_report_tells_what_cost_most() -> None:
    diagnosis = {"id": "no_await", "line": 7, "evidence": "e"}
    lost = graded(diagnoses=(diagnosis,), misconceptions=("no_await",))
    text = "".join(Tags(page([lost, graded("bob"), kit_error()])).texts)
    assert "A call is used before it was awaited" in text
    assert "One line after" in text
    assert "Not scored, the kit failed: no host" in text


def test_an_empty_class_is_a_page_too() -> None:
    assert "Class" in page([])


@dataclass
class Browser:
    """Chromium without a network."""

    program: str
    folder: Path

    def run(self, text: str, script: str) -> str:
        """The page's text after a script has run in it, with all that the console was told."""
        file = write(self.folder / "page.html", text.replace("</body>", f"{script}</body>"))
        done = subprocess.run(
            [
                *(self.program, "--headless", "--no-sandbox", "--disable-gpu"),
                *("--host-resolver-rules=MAP * ~NOTFOUND", "--virtual-time-budget=5000"),
                *(f"--user-data-dir={self.folder / 'profile'}", "--enable-logging=stderr"),
                *("--dump-dom", file.as_uri()),
            ],
            capture_output=True,
            text=True,
            check=True,
            timeout=120,
        )
        assert "CONSOLE" not in done.stderr, done.stderr
        return done.stdout


@pytest.fixture
def browser(tmp_path: Path) -> Browser:
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        pytest.skip("there is no chromium")
    return Browser(program, tmp_path)


def test_the_report_sorts_in_a_browser(browser: Browser) -> None:
    found = [graded("ada"), graded("bob", score=6), graded("cem", score=0), kit_error()]
    clicks = """<script>
    const heads = [...document.querySelectorAll("th button")];
    heads.at(-1).click();
    document.title = [...document.querySelectorAll("#students ~ div tbody th")]
      .map((cell) => cell.textContent).join(" ");
    </script>"""
    # The page's own policy allows its own script only: the test's needs leave.
    text = re.sub(r"script-src [^;]*;", "script-src 'unsafe-inline';", page(found))
    dumped = browser.run(text, clicks)
    assert "<title>bob ada cem kim</title>" in dumped
    assert 'aria-sort="descending"' in dumped


def test_the_report_runs_nothing_but_its_own_script(browser: Browser) -> None:
    dumped = browser.run(page([hostile(), graded()]), "")
    assert "<title>Class</title>" in dumped
    assert dumped.count("<script") == 1


# --- the command -------------------------------------------------------------------------------


def test_grade_writes_all_of_them(tmp_path: Path) -> None:
    write(tmp_path / "class" / "ada.py", RIGHT)
    write(tmp_path / "class" / "bob.py", WRONG.replace("pass", 'print("::error::evil")'))
    write(tmp_path / "class" / "eve.ipynb", answered("B"))
    names = ("junit", "gradescope", "gitlab", "csv", "canvas", "moodle", "html")
    files = [part for name in names for part in (f"--{name}", tmp_path / "to" / name)]
    done = autograder(
        *("grade", "class", "--out", "out", "--exercise", PRINT_ORDER, "--github", *files),
        cwd=tmp_path,
        GITHUB_STEP_SUMMARY=str(tmp_path / "summary.md"),
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert sorted(p.name for p in (tmp_path / "to").iterdir()) == sorted(names)
    assert "bob" in (tmp_path / "summary.md").read_text()
    first, *lines = done.stdout.splitlines()
    stop = re.fullmatch(r"::stop-commands::([0-9a-f]{32})", first)
    assert stop is not None
    told = lines[lines.index(f"::{stop[1]}::") + 1 :]
    assert [line.partition(",")[0] for line in told] == ["::error file=class/bob.py"]
