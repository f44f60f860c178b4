import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from nbgrader.api import Gradebook

from autograder import catalog, grade
from autograder.limits import Limits
from autograder.submission import collect

ROOT = Path(__file__).parents[1]
ONE = "03_print_order"
NAME = f"{ONE}.ipynb"
SOLUTIONS = ROOT / "solutions" / ONE
QUESTION, CODING, CHECKS = 4, 6, 8
"""Where the cells stand in a notebook."""

Notebook = dict[str, Any]
STUDENTS = ["magics", "reference", "starter", "wrong"]


def read(path: Path) -> Notebook:
    notebook: Notebook = json.loads(path.read_text("utf-8"))
    return notebook


def sources(notebook: Notebook) -> list[str]:
    return ["".join(cell["source"]) for cell in notebook["cells"]]


def marked(path: Path) -> str:
    """A wrong answer as a student has it: its first line names the exercise, not the mistake."""
    return f"# exercise: {ONE}\n{path.read_text('utf-8').partition(chr(10))[2]}"


class Course:
    """An nbgrader course in a folder of its own, with a home folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        shutil.copy(ROOT / "notebooks" / "nbgrader_config.py", folder)
        shutil.copytree(ROOT / "notebooks" / "source", folder / "source")

    def nbgrader(self, *arguments: str) -> str:
        """Run a command to its end; nbgrader finds alembic on PATH only."""
        bin_folder = str(Path(sys.executable).parent)
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("JUPYTER", "IPYTHON"))}
        done = subprocess.run(
            [sys.executable, "-m", "nbgrader", *arguments],
            cwd=self.folder,
            env=kept
            | {"HOME": str(self.folder), "PATH": os.pathsep.join([bin_folder, kept["PATH"]])},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    @property
    def release(self) -> Notebook:
        return read(self.folder / "release" / ONE / NAME)

    def submission(self, student: str) -> Path:
        return self.folder / "submitted" / student / ONE / NAME

    def hand_in(self, student: str, code: str | None = None, answer: str | None = None) -> None:
        notebook = self.release
        if code is not None:
            notebook["cells"][CODING]["source"] = code
        if answer is not None:
            notebook["cells"][QUESTION]["source"] = answer
        path = self.submission(student)
        path.parent.mkdir(parents=True)
        path.write_text(json.dumps(notebook), "utf-8")

    def grades(self, cell: str) -> dict[str, Any]:
        """The grade of a cell for each student, as nbgrader's gradebook has it."""
        with Gradebook(f"sqlite:///{self.folder / 'gradebook.db'}") as gradebook:
            found = {
                student.id: gradebook.find_grade(cell, ONE, ONE, student.id)
                for student in gradebook.students
            }
            return {
                student: (found[student].auto_score, found[student].needs_manual_grade)
                for student in sorted(found)
            }


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """The assignment made, handed in by all students, and graded."""
    course = Course(tmp_path_factory.mktemp("course"))
    course.nbgrader("generate_assignment", ONE)
    reference = (SOLUTIONS / "middleware.py").read_text("utf-8")
    course.hand_in("starter")
    course.hand_in("reference", reference, 'answer = "B"')
    course.hand_in("wrong", marked(SOLUTIONS / "wrong" / "swapped_lines.py"), 'answer = "A"')
    course.hand_in("magics", f"%%time\n{reference}\n%pwd\n", 'answer = "B"')
    course.nbgrader("autograde", ONE)
    return course


def test_released_notebook_has_the_cells_of_the_committed_one(course: Course) -> None:
    committed = read(ROOT / "notebooks" / "release" / ONE / NAME)
    assert sources(course.release) == sources(committed)


def test_released_notebook_has_the_starter(course: Course) -> None:
    starter = (ROOT / "exercises" / ONE / "middleware.py").read_text("utf-8")
    assert sources(course.release)[CODING] == starter.rstrip("\n")


def test_scores_in_the_gradebook_are_those_of_the_judge(course: Course) -> None:
    works = collect([course.folder / "submitted"], grade.names())
    judged = [one.result for one in grade.judge(works, 0, Limits(), jobs=1)]
    scores = {result.student: (result.score, False) for result in judged}
    assert sorted(scores) == STUDENTS
    assert course.grades(f"{ONE}-checks") == scores


def test_starter_wrong_and_right_have_different_scores(course: Course) -> None:
    found = course.grades(f"{ONE}-checks")
    scores = {student: score for student, (score, _) in found.items()}
    assert scores["reference"] == scores["magics"] == catalog.find(ONE).points
    assert scores["starter"] < scores["wrong"] < scores["reference"]


def test_answered_question_waits_for_a_person_and_an_untouched_one_has_zero(
    course: Course,
) -> None:
    waits = (None, True)
    assert course.grades(f"{ONE}-question") == {
        "magics": waits,
        "reference": waits,
        "starter": (0, False),
        "wrong": waits,
    }


def test_validate_is_content_with_the_reference_and_not_with_the_starter(course: Course) -> None:
    notebooks = [str(course.submission(student)) for student in ("reference", "starter")]
    reference, starter = course.nbgrader("validate", *notebooks).split("\n", 1)
    assert reference == "Success! Your notebook passes all the tests."
    assert starter.startswith("VALIDATION FAILED ON 2 CELL(S)!")
    assert 'answer = ""' in starter
    assert f'check("{ONE}")' in starter
