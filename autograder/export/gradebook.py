"""nbgrader's gradebook, through its own interface: scores, partial credit and feedback.

Only what nbgrader calls automatic is written, so a person's grades and comments stay, and
writing twice changes nothing. An exercise is an assignment with one notebook; its cells are those
of the notebooks that the kit builds: ``ID`` (code), ``ID-checks`` and ``ID-question``.
"""

from __future__ import annotations

import contextlib
import functools
import os
import sys
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, TypeVar

from autograder.export import Graded, advice, best
from autograder.result import Result
from autograder.verdicts import KitError
from autograder.words import visible

T = TypeVar("T")

IN_MEMORY = ("sqlite://", "sqlite:///", "sqlite:///:memory:")
"""Gradebooks that are gone with the command."""

TRIES = 5
"""Of one write. Two graders that make the same row at once get in each other's way once."""


def score(result: Result) -> tuple[int | None, bool]:
    """What counts as the automatic score of the coding task, and whether a person has to look.

    What could not be judged has no score: a zero would look like one that was earned.
    """
    if result.status in ("graded", "review"):
        return result.score, result.status == "review"
    return None, True


def comment(graded: Graded) -> str:
    """The automatic comment. nbgrader's feedback reads it as Markdown, in which HTML acts."""
    return (advice(graded) or "All passed.").replace("<", "\\<")


def write(graded: Sequence[Graded], url: str) -> int:
    """Write all that was scored; returns how many. ``url`` is SQLAlchemy's, as in nbgrader.

    A result that the kit failed to make is left out: the grade that is there stays.

    Raises KitError if the gradebook can't be opened or is another course's.
    """
    from nbgrader.api import Gradebook  # of the extra lab; it takes a second

    if url in IN_MEMORY:
        raise KitError(f"--gradebook {url} names no file: give one, like sqlite:///gradebook.db")
    found = [one for one in best(list(graded)).values() if one.sure is not None]
    with _alembic_found(), closing(_again(lambda: Gradebook(url))) as gradebook:
        for one in found:
            _again(functools.partial(_write, gradebook, one), gradebook.db.rollback)
    return len(found)


@contextlib.contextmanager
def _alembic_found() -> Iterator[None]:
    """Nbgrader runs alembic from PATH, where a virtual environment that is not active is not."""
    before = os.environ.get("PATH", os.defpath)
    os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), before])
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of SQLAlchemy, about what nbgrader does
            yield
    finally:
        os.environ["PATH"] = before


def _again(write: Callable[[], T], undo: Callable[[], object] = lambda: None) -> T:
    from nbgrader.api import InvalidEntry
    from sqlalchemy.exc import ArgumentError, DBAPIError

    for number in range(1, TRIES + 1):
        try:
            return write()
        except (InvalidEntry, DBAPIError) as error:
            undo()
            if number == TRIES:
                why = visible(str(getattr(error, "orig", error))).splitlines()[0]
                raise KitError(f"the gradebook can't be written: {why}") from None
            time.sleep(0.1 * number)
        except ModuleNotFoundError as error:  # SQLAlchemy's driver for a database of that kind
            if error.name == "psycopg":  # of the extra postgres: the command says so
                raise
            raise KitError(
                f"--gradebook needs the module {error.name} for this URL: install it, "
                "or use sqlite:///gradebook.db"
            ) from None
        except ArgumentError as error:
            raise KitError(
                f"--gradebook takes a URL like sqlite:///gradebook.db: {error}"
            ) from None
    raise AssertionError("unreachable")


def _write(gradebook: Any, graded: Graded) -> None:
    """One student's exercise: as one transaction, after the rows that it needs are there."""
    from nbgrader.api import MissingEntry

    name, result = graded.name, graded.result
    student = visible(result.student)
    _cells(gradebook, graded)
    gradebook.update_or_create_student(student)
    gradebook.update_or_create_submission(name, student)
    try:
        checks = gradebook.find_grade(f"{name}-checks", name, name, student)
        said = gradebook.find_comment(name, name, name, student)
        checks.auto_score, checks.needs_manual_grade = score(result)
        said.auto_comment = comment(graded)
        if result.quiz is not None:
            question = gradebook.find_grade(f"{name}-question", name, name, student)
            question.auto_score = result.quiz.points
            question.needs_manual_grade = result.quiz.points is None
    except MissingEntry as error:
        raise KitError(f"the gradebook has another notebook for {name}: {error}") from None
    gradebook.db.commit()


def _cells(gradebook: Any, graded: Graded) -> None:
    """The assignment's rows, where ``nbgrader generate_assignment`` has not made them."""
    from nbgrader.api import MissingEntry

    name, quiz = graded.name, graded.result.quiz
    gradebook.update_or_create_assignment(name)
    gradebook.update_or_create_notebook(name, name)
    gradebook.update_or_create_solution_cell(name, name, name)
    wanted = {f"{name}-checks": graded.result.max_score}
    if quiz is not None:
        wanted[f"{name}-question"] = quiz.max_points
    for cell, most in wanted.items():
        try:
            gradebook.find_grade_cell(cell, name, name)
        except MissingEntry:
            gradebook.add_grade_cell(cell, name, name, max_score=most, cell_type="code")
