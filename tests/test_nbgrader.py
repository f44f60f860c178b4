"""A teacher's way through an assignment, with nbgrader's own commands and the kit's judge.

One course, one class of thirty: each student has fallen into a trap of nbgrader's, or set one.
All in one file: the way takes half a minute, and the tests share it.
"""

from __future__ import annotations

import copy
import csv
import json
import re
import shutil
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from commands import autograder
from nbclass import Class
from nbcourse import cell
from traps import (
    ANSWERS,
    CHECKS,
    JUDGED,
    MOST,
    ONE,
    QUESTION,
    REASONS,
    RIGHT,
    STUDENTS,
    THROUGH_THE_EXCHANGE,
    code,
)

HIDDEN = "reaches_view"
"""A word of the checks, which no student should read."""
MANUAL_QUESTION = ("answer_copied", "answer_deleted", "answer_unread", "stripped")


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> Class:
    """The whole way: from the assignment to the feedback."""
    school = Class(tmp_path_factory.mktemp("school"))
    school.nbgrader("generate_assignment", ONE)
    with school.course.gradebook() as book:
        book.find_assignment(ONE).duedate = datetime(2100, 3, 1)
        book.db.commit()
    school.nbgrader("release_assignment", ONE)
    school.hand_in()
    school.nbgrader("collect", ONE)
    pattern = r".*/(?P<student_id>\w+)@(?P<timestamp>[\d-]+)@(?P<file_id>[\w ]+)\.\w+"
    school.nbgrader(
        "zip_collect",
        ONE,
        f"--FileNameCollectorPlugin.named_regexp={pattern}",
        "--FileNameCollectorPlugin.valid_ext=['.ipynb', '.txt']",
    )
    school.nbgrader("autograde", ONE, "--LateSubmissionPlugin.penalty_method=zero")
    school.nbgrader("generate_feedback", ONE)
    school.nbgrader("release_feedback", ONE)
    return school


@pytest.fixture(scope="module")
def rows(school: Class) -> dict[str, dict[str, Any]]:
    return school.rows()


def test_everybody_is_in_the_gradebook(rows: dict[str, Any]) -> None:
    assert sorted(rows) == STUDENTS
    assert len(STUDENTS) >= 30


@pytest.mark.parametrize("student", JUDGED)
def test_what_can_be_judged_has_a_score(rows: dict[str, Any], student: str) -> None:
    score, manual = rows[student][CHECKS]
    assert manual == (student == "reaches")  # its score stands, and a person looks
    assert (score == MOST) == (JUDGED[student][1] == "full")
    assert 0 < score <= MOST


@pytest.mark.parametrize("student", REASONS)
def test_what_can_not_be_judged_waits_for_a_person_who_reads_why(
    school: Class, rows: dict[str, Any], student: str
) -> None:
    reason = REASONS[student][1]
    assert rows[student][CHECKS] == (None, True)
    assert reason in rows[student]["comment"]
    assert reason in school.page(student)
    lines = [line for line in school.said["autograde"].splitlines() if f"{student}: " in line]
    assert any("WARNING" in line and reason in line for line in lines)


def test_questions_are_graded_by_the_key_or_by_a_person(rows: dict[str, Any]) -> None:
    unread = {s for s in STUDENTS if rows[s][QUESTION] == (None, True)}
    assert unread == {*MANUAL_QUESTION, "no_json", "no_notebook"}
    assert all(rows[student]["answered"] for student in unread)
    assert (rows["reference"][QUESTION], rows["wrong"][QUESTION]) == ((1, False), (0, False))
    assert (rows["starter"][QUESTION], rows["starter"]["answered"]) == ((0, False), "No response.")


def test_scores_are_those_of_autograder_grade(
    school: Class, rows: dict[str, Any], tmp_path: Path
) -> None:
    done = autograder("grade", school.course.folder / "submitted", "--out", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    lines = (tmp_path / "out" / "results.jsonl").read_bytes().splitlines()
    graded = {r["student"]: (r["score"], r["status"]) for r in map(json.loads, lines)}
    expected = {s: (rows[s][CHECKS][0] or 0) for s in STUDENTS if s != "no_notebook"}
    assert {student: score for student, (score, _) in graded.items()} == expected
    ungradable = {student for student, (_, status) in graded.items() if status == "ungradable"}
    assert ungradable == {*REASONS} - {"no_notebook"}


def test_feedback_shows_the_mistake_and_neither_keys_nor_checks(school: Class) -> None:
    page = school.page("wrong")
    assert "<svg" in page
    assert "The run that shows it." in page
    told = [option["explanation"].strip() for option in ANSWERS["options"].values()]
    for student in STUDENTS:
        page = school.page(student)
        assert len(page) < 400_000
        assert HIDDEN not in page
        assert not [text for text in told if text[:60] in page]
    assert RIGHT.splitlines()[-1].strip() not in school.page("starter")


def test_feedback_is_released_to_those_who_can_get_it(school: Class) -> None:
    released = list((school.course.exchange / "async-middleware" / "feedback").glob("*.html"))
    assert len(released) == len(THROUGH_THE_EXCHANGE)
    assert "late did not hand in through the exchange: hand out" in school.said["release_feedback"]


VALID = ("reference", "checks_deleted", "checks_copied")
UNREAD = ("answer_copied", "answer_deleted", "answer_unread")
INVALID = ("wrong", "starter", "copied", "split", "deleted", "text", "exits", *UNREAD)


def test_validate_and_check_say_what_the_grade_is(school: Class, rows: dict[str, Any]) -> None:
    notebooks = [school.course.submitted(name, ONE) for name in (*VALID, *INVALID)]
    said = school.course.run("validate", *map(str, notebooks)).stdout
    validated = re.split(r"(?m)(?=^(?:Success!|VALIDATION FAILED|THE TYPES OF))", said)[1:]
    done = autograder("check", *notebooks)
    assert done.returncode == 1
    for name, text in zip((*VALID, *INVALID), validated, strict=True):
        valid = name in VALID
        full = (rows[name][CHECKS], rows[name][QUESTION]) == ((MOST, False), (1, False))
        assert full == valid
        assert text.startswith("Success!") == valid
        for reason in [REASONS[name][1]] if name in REASONS else []:
            assert reason in " ".join(text.split()) or "has changed to a" in text
            assert reason in done.stdout
    for name in UNREAD:
        assert rows[name]["answered"] in " ".join(
            validated[len(VALID) + INVALID.index(name)].split()
        )
        assert rows[name]["answered"] in done.stdout
    assert "You have not answered the question" in validated[len(VALID) + INVALID.index("starter")]
    assert "Traceback" not in said + done.stdout + done.stderr


def test_records_are_kept_for_autograder_show(school: Class) -> None:
    done = autograder("show", school.course.folder / "judged", "split")
    assert "the coding cell was split in 2" in done.stdout


def test_a_regrade_keeps_what_a_person_has_done(school: Class) -> None:
    course = school.course
    with course.gradebook() as book:
        grade = book.find_grade(CHECKS, ONE, ONE, "copied")
        grade.manual_score, grade.needs_manual_grade = 7, False
        book.find_comment(ONE, ONE, ONE, "copied").manual_comment = "The second one counts."
        book.db.commit()
    before = school.rows()
    assert before["late"]["penalty"] == MOST + 1
    shutil.copy(course.submitted("reference", ONE), course.submitted("no_json", ONE))
    school.nbgrader(
        "autograde", ONE, "--force", "--LateSubmissionPlugin.penalty_method=zero", "--quiet"
    )
    after = school.rows()
    assert after["no_json"][CHECKS] == (MOST, False)
    assert after["copied"][f"{CHECKS} manual"] == 7
    assert after["copied"][CHECKS] == (None, True)  # as in nbgrader: it may be another work now
    assert after["copied"]["manual comment"] == "The second one counts."
    for student in {*STUDENTS} - {"no_json", "copied"}:
        assert after[student] == before[student]


def test_an_export_leaves_empty_what_nobody_has_scored(school: Class) -> None:
    course = school.course
    said = course.run("export", "--to", "all.csv").stderr
    with (course.folder / "all.csv").open(newline="") as file:
        rows = {row["student_id"]: row for row in csv.DictReader(file) if row["assignment"] == ONE}
    exported = {student: row["score"] for student, row in rows.items()}
    assert (exported["reference"], exported["late"]) == (f"{MOST + 1}.0", "0.0")
    scores = {
        student: [
            row[name][0] if row[f"{name} manual"] is None else 0 for name in (CHECKS, QUESTION)
        ]
        for student, row in school.rows().items()
    }
    waiting = {student for student, two in scores.items() if None in two}
    assert {student for student, score in exported.items() if score == ""} == waiting != set()
    assert "Left empty, until a person has graded them in formgrader: " in said
    assert all(f"{student} ({ONE})" in said for student in waiting)
    course.nbgrader("export", "--to", "one.csv", "--student=['late']", f"--assignment=['{ONE}']")
    lines = (course.folder / "one.csv").read_text("utf-8").splitlines()
    assert lines[0].split(",") == [*rows["late"]]
    assert [line.split(",")[3] for line in lines[1:]] == ["late"]
    failed = course.run("export", "--to", "no/such/folder.csv")
    assert failed.returncode == 1
    assert "no/such/folder.csv: can't be written (no such file or directory)" in failed.stderr
    assert "Traceback" not in failed.stderr


def test_a_kit_error_is_no_zero_and_is_mended_by_the_next_run(school: Class) -> None:
    course = school.course
    path = course.submitted("unlucky", ONE)
    notebook = course.release(ONE)
    code(RIGHT + "# mine\n")(notebook)
    path.write_text(json.dumps(notebook), "utf-8")
    done = course.run("autograde", ONE, "--student=unlucky", PYTHONOPTIMIZE="1")
    assert done.returncode == 0, done.stderr
    assert "unlucky: 03_print_order: not judged, the kit failed" in done.stderr
    row = school.rows()["unlucky"]
    assert (row[CHECKS], row[QUESTION]) == ((None, True), (1, False))
    assert "Not scored, the kit failed" in row["comment"]
    course.nbgrader("autograde", ONE, "--student=unlucky", "--force")
    assert school.rows()["unlucky"][CHECKS] == (MOST, False)


def test_cells_can_not_be_added_after_the_first_submission_and_the_release_stays(
    school: Class,
) -> None:
    source = school.course.folder / "source" / ONE / f"{ONE}.ipynb"
    notebook = json.loads(source.read_text("utf-8"))
    notebook["cells"].append(copy.deepcopy(cell(notebook, QUESTION)))
    notebook["cells"][-1]["metadata"]["nbgrader"]["grade_id"] = "one-more"
    source.write_text(json.dumps(notebook), "utf-8")
    before = school.course.release(ONE)
    done = school.course.run("generate_assignment", ONE, "--force")
    assert done.returncode == 1
    assert "graded cells can't be added or removed any more (one-more)" in done.stderr
    assert "Traceback" not in done.stderr
    assert school.course.release(ONE) == before
