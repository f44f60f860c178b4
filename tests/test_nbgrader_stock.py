"""Stock nbgrader in a kernel: for who takes the kit's judge out of nbgrader_config.py."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from nbcourse import SOLUTIONS, Course, cell, labelled

from autograder import catalog, grade
from autograder.limits import Limits
from autograder.submission import collect

ONE = "03_print_order"
CHECKS = f"{ONE}-checks"
REFERENCE = (SOLUTIONS / ONE / "middleware.py").read_text("utf-8")
CODE = {
    "magics": f"%%time\n{REFERENCE}\n%pwd\n",
    "wrong": labelled(SOLUTIONS / ONE / "wrong" / "swapped_lines.py", ONE),
}


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """The assignment made, handed in by all students, and graded in kernels."""
    course = Course(tmp_path_factory.mktemp("stock"), kernel=True)
    course.nbgrader("generate_assignment", ONE)
    for student, code in CODE.items():
        notebook = course.release(ONE)
        cell(notebook, ONE)["source"] = code
        cell(notebook, f"{ONE}-question")["source"] = 'answer = "B"'
        course.submitted(student, ONE).write_text(json.dumps(notebook), "utf-8")
    course.nbgrader("autograde", ONE)
    return course


def test_released_notebook_is_the_committed_one(course: Course) -> None:
    committed = Path(SOLUTIONS.parent, "notebooks", "release", ONE, f"{ONE}.ipynb")
    cells = [json.loads(committed.read_text("utf-8"))["cells"], course.release(ONE)["cells"]]
    sources = [["".join(cell["source"]) for cell in found] for found in cells]
    assert sources[0] == sources[1]


def test_scores_in_the_gradebook_are_those_of_the_judge(course: Course) -> None:
    works = collect([course.folder / "submitted"], grade.names())
    judged = [one.result for one in grade.judge(works, 0, Limits(), jobs=1)]
    scores = {result.student: result.score for result in judged}
    with course.gradebook() as book:
        found = {
            student: (
                book.find_grade(CHECKS, ONE, ONE, student).auto_score,
                book.find_grade(f"{ONE}-question", ONE, ONE, student).needs_manual_grade,
            )
            for student in CODE
        }
    assert found == {student: (score, True) for student, score in scores.items()}
    assert scores["wrong"] < scores["magics"] == catalog.find(ONE).points
