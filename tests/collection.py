"""What is collected from paths: all of it, one submission, or one by its text."""

from __future__ import annotations

from pathlib import Path

from commands import PRINT_ORDER, RIGHT, write

from autograder import grade
from autograder.submission import Submission, collect

MARKER = f"# exercise: {PRINT_ORDER}\n"
UNMARKED = RIGHT.removeprefix(MARKER)
HELPER = "def helper():\n    return 1\n"


def found(*paths: Path, exercise: str | None = None) -> list[Submission]:
    return collect(paths, grade.names(exercise))


def only(*paths: Path, exercise: str | None = None) -> Submission:
    (submission,) = found(*paths, exercise=exercise)
    return submission


def read(tmp_path: Path, content: str | bytes) -> Submission:
    """The submission that a file with this content is."""
    return only(write(tmp_path / f"ada_{PRINT_ORDER}.py", content))


def keys(submissions: list[Submission]) -> list[tuple[str, str, str | None]]:
    return [(s.student, s.name, s.exercise) for s in submissions]
