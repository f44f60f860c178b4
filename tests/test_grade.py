"""``autograder grade`` and ``show``: what a record holds, and what a second run judges again."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from commands import (
    PRINT_ORDER,
    RIGHT,
    SOLUTIONS,
    Done,
    answered,
    autograder,
    is_one_error,
    record,
    records,
    write,
)
from escapes import ANSI, AS_TYPED, MARKUP

from autograder import grade
from autograder.limits import Limits
from autograder.submission import Submission


@pytest.fixture(scope="module")
def graded(classroom: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Done]:
    """The output folder of ``grade``, which nobody changes, and how the command ended."""
    out = tmp_path_factory.mktemp("graded") / "out"
    return out, autograder("grade", classroom, "--out", out, "--jobs", "1", COLUMNS="400")


@pytest.fixture
def out(graded: tuple[Path, Done], tmp_path: Path) -> Path:
    """A copy of the output folder, to go on with."""
    return shutil.copytree(graded[0], tmp_path / "out")


def test_grade_ends_well_whatever_the_marks(graded: tuple[Path, Done]) -> None:
    out, done = graded
    assert (done.returncode, done.stderr) == (0, "")
    scores = {r["student"]: (r["status"], r["score"]) for r in records(out)}
    assert scores.pop("ada") == ("graded", 14)
    assert scores.pop("kim") == scores.pop("liz") == ("ungradable", 0)
    assert {status for status, _ in scores.values()} == {"graded"}
    assert all(score < 14 for _, score in scores.values())
    assert "6 submissions of 6 students: 1 with full marks, 3 with less, 2 not gradable" in (
        done.stdout
    )


def test_grade_shows_markup_and_escapes_as_typed(graded: tuple[Path, Done]) -> None:
    shown = graded[1].stdout
    assert "eve[red]" in shown
    assert MARKUP not in shown  # it names mistakes; what was raised is in ``show``
    assert "\x1b" not in shown


FIELDS = {
    *("schema", "student", "submission", "exercise", "status", "reason", "score", "max_score"),
    *("checks", "quiz", "misconceptions", "diagnoses", "flags", "isolation", "kit", "seed"),
    *("content_sha256", "checks_sha256"),
}
CHECK_FIELDS = {"id", "title", "outcome", "drive", "points", "max_points", "message", "line"}


def test_a_record_has_the_fields_that_are_documented(graded: tuple[Path, Done]) -> None:
    for each in records(graded[0]):
        assert set(each) == FIELDS
        assert each["schema"] == 1
        for check in each["checks"]:
            assert set(check) == CHECK_FIELDS


def test_a_record_holds_what_a_grade_rests_on(graded: tuple[Path, Done]) -> None:
    out, _ = graded
    bob = record(out, "bob")
    failed = next(c for c in bob["checks"] if c["outcome"] == "failed")
    assert (bob["submission"], bob["exercise"], bob["max_score"]) == ("bob.py", PRINT_ORDER, 14)
    assert failed["id"] == "test_prints_surround_the_view"
    assert (failed["drive"], failed["points"], failed["max_points"]) == ("direct", 0, 2)
    assert bob["score"] == sum(check["points"] for check in bob["checks"])
    assert str(bob["seed"]) == (out / "seed").read_text().strip()
    assert len(bob["content_sha256"]) == len(bob["checks_sha256"]) == 64
    joe = next(c for c in record(out, "joe")["checks"] if c["outcome"] == "error")
    assert joe["message"].endswith(MARKUP + ANSI)  # in the record, text is as it was
    assert joe["line"] == 11


def test_a_second_run_judges_nothing(classroom: Path, out: Path) -> None:
    before = (out / "results.jsonl").read_bytes()
    done = autograder("grade", classroom, "--out", out)
    assert (done.returncode, done.stderr) == (0, "")
    assert (out / "results.jsonl").read_bytes() == before
    assert "6 of them were judged before" in done.stdout


def test_a_second_run_judges_what_changed(classroom: Path, out: Path, tmp_path: Path) -> None:
    changed = shutil.copytree(classroom, tmp_path / "class")
    write(changed / "bob.py", RIGHT)
    before = records(out)
    assert autograder("grade", changed, "--out", out).returncode == 0
    assert records(out)[:-1] == before
    assert records(out)[-1]["student"] == "bob"
    assert records(out)[-1]["score"] == 14
    shown = autograder("show", out, "bob")
    assert "Score: 14 of 14" in shown.stdout
    assert "What happened" not in shown.stdout


def test_a_kit_error_is_tried_again(classroom: Path, out: Path) -> None:
    ada = {**record(out, "ada"), "status": "kit_error", "score": None}
    with (out / "results.jsonl").open("a") as file:
        file.write(json.dumps(ada) + "\n")
    assert autograder("grade", classroom, "--out", out).returncode == 0
    assert len(records(out)) == 8
    assert record(out, "ada")["score"] == 14


def test_a_torn_line_is_judged_again(classroom: Path, out: Path) -> None:
    path = out / "results.jsonl"
    path.write_bytes(path.read_bytes()[:-20])
    assert autograder("grade", classroom, "--out", out).returncode == 0
    assert sorted(r["student"] for r in records(out)) == [
        *("ada", "bob", "eve[red]", "joe", "kim", "liz")
    ]


def test_fresh_judges_all_again(classroom: Path, out: Path) -> None:
    before = records(out)
    assert autograder("grade", classroom, "--out", out, "--fresh").returncode == 0
    after = records(out)
    assert len(after) == len(before)
    assert {r["seed"] for r in before}.isdisjoint(r["seed"] for r in after)
    for one in (before, after):
        one.sort(key=lambda r: r["student"])
    assert [r["score"] for r in after] == [r["score"] for r in before]


def test_the_question_is_graded_as_soon_as_there_are_keys(tmp_path: Path) -> None:
    folder, out = tmp_path / "class", tmp_path / "out"
    for student, answer in (("ada", "b"), ("bob", "A"), ("eve", ""), ("liz", "A or B")):
        write(folder / f"{student}.ipynb", answered(answer))
    write(folder / "kim.py")
    assert autograder("grade", folder, "--out", out).returncode == 0
    assert [r["quiz"] for r in records(out)] == [None] * 5
    done = autograder("grade", folder, "--out", out, "--solutions", SOLUTIONS)
    assert done.returncode == 0
    assert "1/1" in done.stdout
    assert {r["student"]: r["quiz"] for r in records(out)} == {
        "ada": {"answer": "B", "points": 1, "max_points": 1},
        "bob": {"answer": "A", "points": 0, "max_points": 1},
        "eve": {"answer": None, "points": 0, "max_points": 1},
        "liz": {"answer": None, "points": None, "max_points": 1},
        "kim": None,
    }
    told = "Answers that can't be read (autograder check says why): liz (liz.ipynb)\n"
    assert told in done.stdout  # eve has none, which needs no person
    assert {(r["score"], r["max_score"]) for r in records(out)} == {(14, 14)}
    assert "1 of them were judged before" in done.stdout


def test_what_breaks_the_kit_is_a_result_too() -> None:
    """Half a character can't be sent to a host; no notebook that is read has one."""
    works = [
        Submission(student, student, PRINT_ORDER, source)
        for student, source in (("ada", RIGHT), ("bob", "x = '\ud800'"), ("eve", RIGHT))
    ]
    results = {j.result.student: j.result for j in grade.judge(works, 0, Limits(), 1)}
    assert (results["ada"].score, results["eve"].score) == (14, 14)
    assert (results["bob"].status, results["bob"].score) == ("kit_error", None)
    assert "surrogates not allowed" in str(results["bob"].reason)


def test_show_gives_a_grade_and_what_it_rests_on(graded: tuple[Path, Done]) -> None:
    done = autograder("show", graded[0], "joe", COLUMNS="400")
    assert (done.returncode, done.stderr) == (0, "")
    assert f"Your code raised ValueError: {MARKUP}{AS_TYPED}" in done.stdout
    assert "What was seen: " in done.stdout
    assert "Score: " in done.stdout


def test_show_of_an_unknown_student_names_the_students(graded: tuple[Path, Done]) -> None:
    done = autograder("show", graded[0], "zoe")
    assert is_one_error(done, "zoe", "ada, bob, eve[red], joe, kim, liz"), done
    done = autograder("show", graded[0], "Ada")
    assert is_one_error(done, "Ada", "did you mean ada?"), done
