"""A teacher's way through an assignment, with nbgrader's own commands and the kit's judge.

One course, one class of thirty: each student has fallen into a trap of nbgrader's, or set one.
"""

from __future__ import annotations

import copy
import csv
import json
import re
import shutil
import tomllib
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from commands import autograder
from nbcourse import SOLUTIONS, Cell, Change, Course, Notebook, cell, labelled

from autograder import catalog

ONE = "03_print_order"
CHECKS, QUESTION = f"{ONE}-checks", f"{ONE}-question"
MOST = catalog.find(ONE).points
RIGHT = (SOLUTIONS / ONE / "middleware.py").read_text("utf-8")
ANSWERS = tomllib.loads((SOLUTIONS / ONE / "answers.toml").read_text("utf-8"))
KEY = ANSWERS["key"]
WRONG_LETTER = next(letter for letter in ANSWERS["options"] if letter != KEY)
HIDDEN = "reaches_view"
"""A word of the checks, which no student should read."""


def code(source: str, answer: str = KEY) -> Change:
    def change(notebook: Notebook) -> None:
        cell(notebook, ONE)["source"] = source
        cell(notebook, QUESTION)["source"] = f'answer = "{answer}"'

    return change


def wrong(name: str) -> Change:
    return code(labelled(SOLUTIONS / ONE / "wrong" / f"{name}.py", ONE), WRONG_LETTER)


def right_and(change: Change) -> Change:
    """A right notebook to which something happens."""

    def changed(notebook: Notebook) -> None:
        code(RIGHT)(notebook)
        change(notebook)

    return changed


def deleted(grade_id: str) -> Change:
    return right_and(lambda notebook: notebook["cells"].remove(cell(notebook, grade_id)))


def copied(grade_id: str, **fields: Any) -> Change:
    def change(notebook: Notebook) -> None:
        one = cell(notebook, grade_id)
        place = notebook["cells"].index(one)
        notebook["cells"].insert(place, {**copy.deepcopy(one), "id": "a-copy", **fields})

    return right_and(change)


def split(notebook: Notebook) -> None:
    one = cell(notebook, ONE)
    lines = RIGHT.splitlines(keepends=True)
    rest = {**copy.deepcopy(one), "id": "the-rest", "source": "".join(lines[4:])}
    one["source"] = "".join(lines[:4])
    notebook["cells"].insert(notebook["cells"].index(one) + 1, rest)


def with_cell(source: str, **fields: Any) -> Change:
    """A cell of the student's own, in front of all others."""
    extra: Cell = {"cell_type": "code", "id": "mine", "metadata": {}, "source": source}
    extra |= {"execution_count": None, "outputs": [], **fields}
    return right_and(lambda notebook: notebook["cells"].insert(0, extra))


def without_metadata(notebook: Notebook) -> None:
    for one in notebook["cells"]:
        one["metadata"] = {}


def of_an_old_version(notebook: Notebook) -> None:
    cell(notebook, ONE)["metadata"]["nbgrader"]["schema_version"] = 1


def not_quite_a_notebook(notebook: Notebook) -> None:
    for one in notebook["cells"]:
        one.pop("outputs", None)
        one.pop("id")
        one["metadata"].setdefault("nbgrader", "text")


def with_points_of_its_own(notebook: Notebook) -> None:
    checks = cell(notebook, CHECKS)
    checks["metadata"]["nbgrader"]["points"] = 1000
    checks["source"] = "1000"


FLOOD = [{"output_type": "stream", "name": "stdout", "text": "flood " * 500_000}]
NOISE = RIGHT + 'import sys, warnings\nwarnings.warn("stderr")\nprint("noise", file=sys.stderr)\n'
CHEAT = """
class Equal(str):
    __eq__ = lambda self, other: True
    __hash__ = str.__hash__

import ast
get_ipython().ast_transformers.append(ast.NodeTransformer())
"""


def cheat(notebook: Notebook) -> None:
    with_cell(CHEAT)(notebook)
    code(RIGHT.replace("await ", ""))(notebook)


JUDGED: dict[str, tuple[Change, str]] = {
    # name: what is done to the notebook, and the score: all of the points or some
    "reference": (code(RIGHT), "full"),
    "wrong": (wrong("swapped_lines"), "some"),
    "starter": (lambda _: None, "some"),
    "stderr": (code(NOISE), "full"),  # 1
    "never_awaited": (wrong("helper_not_awaited"), "some"),  # 1
    "checks_edited": (right_and(with_points_of_its_own), "full"),  # 2
    "checks_deleted": (deleted(CHECKS), "full"),  # 5
    "checks_copied": (copied(CHECKS), "full"),  # 4
    "answer_copied": (copied(QUESTION), "full"),  # 4
    "answer_deleted": (deleted(QUESTION), "full"),  # 5
    "answer_unread": (code(RIGHT, "I think A"), "full"),
    "stripped": (right_and(without_metadata), "full"),  # 5
    "old_version": (right_and(of_an_old_version), "full"),
    "not_quite": (right_and(not_quite_a_notebook), "full"),
    "renamed": (code(RIGHT), "full"),  # 5
    "endless_await": (wrong("lock_in_init"), "some"),  # 7
    "printed": (with_cell('print("flood " * 500_000)', outputs=FLOOD), "full"),  # 10
    "getsource": (with_cell("import inspect\ninspect.getsource(LogMiddleware)"), "full"),  # 11
    "own_loop": (with_cell("import asyncio\nasyncio.run(asyncio.sleep(0))"), "full"),  # 12
    "magics": (code(f"%%time\n{RIGHT}\n%pwd\n"), "full"),  # 13
    "cheat": (cheat, "some"),  # 14
    "reaches": (code(f"{RIGHT}\nimport gc\ngc.get_objects()\n"), "full"),  # 14
    "late": (code(RIGHT), "full"),
}
REASONS: dict[str, tuple[Change, str]] = {
    # name: what is done to the notebook, and the reason that teacher and student read
    "copied": (copied(ONE), "there are 2 copies of the coding cell"),  # 4
    "split": (right_and(split), "the coding cell was split in 2"),  # 4
    "deleted": (deleted(ONE), "the coding cell is not in the notebook any more"),  # 5
    "text": (
        right_and(lambda notebook: cell(notebook, ONE).update(cell_type="markdown")),
        "the coding cell has become a text cell",
    ),
    "exits": (code(f"import os\nos._exit(0)\n{RIGHT}"), "your code ended the process"),  # 5
    "loops": (code(f"while True:\n    pass\n{RIGHT}"), "CPU"),  # 7
    "floods": (code(f"while True:\n    print('flood' * 1000)\n{RIGHT}"), "printed more than"),  # 10
    "no_json": (lambda _: None, "the file is not a notebook"),  # 5
    "no_notebook": (lambda _: None, "no notebook was handed in; there is: essay.txt"),  # 5
}
STUDENTS = sorted({*JUDGED, *REASONS})
MANUAL_QUESTION = ("answer_copied", "answer_deleted", "answer_unread", "stripped")
THROUGH_THE_EXCHANGE = ("reference", "wrong")


class Class:
    """The course after one run of each command, and what the commands said."""

    def __init__(self, base: Path) -> None:
        self.course = Course(base)
        self.said: dict[str, str] = {}

    def nbgrader(self, *arguments: str) -> None:
        self.said[arguments[0]] = self.course.nbgrader(*arguments)

    def hand_in(self) -> None:
        """Two through the exchange, the others as an archive from somewhere else."""
        release = self.course.release(ONE)
        folder = self.course.folder / "downloaded" / ONE / "archive"
        folder.mkdir(parents=True)
        with zipfile.ZipFile(folder / "all.zip", "w") as archive:
            for name in STUDENTS:
                notebook = copy.deepcopy(release)
                (JUDGED | REASONS)[name][0](notebook)
                text = json.dumps(notebook)
                if name in THROUGH_THE_EXCHANGE:
                    self.submit(name, text)
                    continue
                file = {"renamed": "my work", "no_notebook": "essay"}.get(name, ONE)
                when = "2100-03-02-10-00-00" if name == "late" else "2026-02-01-10-00-00"
                end = ".txt" if name == "no_notebook" else ".ipynb"
                text = {"no_json": text[:-100], "no_notebook": "I tried."}.get(name, text)
                archive.writestr(f"{name}@{when}@{file}{end}", text)

    def submit(self, student: str, notebook: str) -> None:
        work = self.course.home / student / ONE
        work.mkdir(parents=True)
        (work / f"{ONE}.ipynb").write_text(notebook, "utf-8")
        self.course.nbgrader("submit", str(work), f"--student={student}")

    def rows(self) -> dict[str, dict[str, Any]]:
        """What the gradebook has of each student."""
        with self.course.gradebook() as book:
            return {s.id: self._row(book, s.id) for s in book.students}

    @staticmethod
    def _row(book: Any, student: str) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for name in (CHECKS, QUESTION):
            grade = book.find_grade(name, ONE, ONE, student)
            found[name] = (grade.auto_score, grade.needs_manual_grade)
            found[f"{name} manual"] = grade.manual_score
        comment = book.find_comment(ONE, ONE, ONE, student)
        found["comment"], found["manual comment"] = comment.auto_comment, comment.manual_comment
        found["answered"] = book.find_comment(QUESTION, ONE, ONE, student).auto_comment
        found["penalty"] = book.find_submission(ONE, student).late_submission_penalty
        return found

    def page(self, student: str) -> str:
        """The feedback that a student reads."""
        return (self.course.folder / "feedback" / student / ONE / f"{ONE}.html").read_text("utf-8")


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
