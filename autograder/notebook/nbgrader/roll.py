"""Who has handed in what: the submissions of a class as nbgrader's folders have them."""

from __future__ import annotations

import fnmatch
from collections.abc import Iterable
from pathlib import Path

import msgspec

from autograder import catalog, grade
from autograder.notebook.nbgrader.master import Master
from autograder.submission import Names, Submission, collect, plain


class HandedIn(msgspec.Struct, frozen=True):
    """One notebook of one student, as it was handed in.

    ``expected`` is where it should be; ``path`` where it is, None if it is nowhere. There is one
    work for each exercise of the master.
    """

    student: str
    expected: Path
    path: Path | None
    master: Master
    works: tuple[Submission, ...]

    @property
    def renamed(self) -> str | None:
        """The name that the file has, if it is not the one that it should have."""
        moved = self.path is not None and self.path.name != self.expected.name
        return self.path.name if moved and self.path is not None else None


def of_student(
    student: str, assignment: str, folder: Path, masters: Iterable[Master]
) -> list[HandedIn]:
    """What a student has handed in for an assignment, an entry for each of its notebooks."""
    return [_one(student, assignment, folder, master) for master in masters]


def matching(masters: Iterable[Master], pattern: str) -> list[Master]:
    """Those whose name fits nbgrader's ``--notebook``."""
    return [master for master in masters if fnmatch.fnmatchcase(master.notebook, pattern)]


def _one(student: str, assignment: str, folder: Path, master: Master) -> HandedIn:
    expected = folder / f"{master.notebook}.ipynb"
    names = grade.names(course=catalog.named_course())
    if expected.is_file():
        path: Path | None = expected
        found = collect([expected], names)
    else:
        path, found = _elsewhere(folder, names, master)
    name = f"{student}/{assignment}/{(path or expected).name}"
    works = tuple(
        msgspec.structs.replace(
            _of(exercise, found, folder),
            student=plain(student),
            name=plain(name),
            exercise=exercise,
        )
        for exercise in master.exercises
    )
    return HandedIn(student, expected, path, master, works)


def _elsewhere(folder: Path, names: Names, master: Master) -> tuple[Path | None, list[Submission]]:
    """The file under another name that this notebook is, if there is just one."""
    try:
        found = [w for w in collect([folder], names) if w.exercise in master.exercises]
    except (OSError, RecursionError):  # folders can be nested as deep as somebody likes
        return None, []
    files = sorted({work.name for work in found})
    return (folder / files[0], found) if len(files) == 1 else (None, found)


def _of(exercise: str, found: list[Submission], folder: Path) -> Submission:
    """The work on an exercise. Raises nothing: that there is none, or more than one, is told."""
    works = [work for work in found if work.exercise == exercise]
    unsure = [work for work in found if work.exercise is None]
    if len(works) == 1:
        return works[0]
    if len(works) > 1:
        files = ", ".join(sorted(work.name for work in works))
        problem = f"there is more than one file for this exercise: {files}"
    elif unsure and unsure[0].problem is not None:
        problem = unsure[0].problem
    elif found:
        problem = "the coding cell is not in the notebook any more"
    else:
        problem = f"no notebook was handed in; there is: {_listed(folder)}"
    return Submission("", "", exercise, problem=problem)


def _listed(folder: Path) -> str:
    try:
        names = sorted(path.name for path in folder.iterdir())
    except OSError:
        names = []
    return ", ".join(names[:5]) or "nothing"
