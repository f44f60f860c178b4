"""``course.toml``: the order of the lessons, their assignments, points and due dates."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterator
from datetime import datetime
from pathlib import Path

import msgspec


class Assignment(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Lessons that are handed in together. ``points`` are those of each lesson's coding task,
    in the order in which the lessons are read.
    """

    title: str
    points: dict[str, int]
    due: datetime | None = None
    """With an offset from UTC: a time without one is another moment in another place."""


class Syllabus(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole course."""

    title: str
    assignments: tuple[Assignment, ...]

    def lessons(self) -> Iterator[tuple[str, Assignment]]:
        """Each lesson's id with its assignment, in the order of the course."""
        for assignment in self.assignments:
            for lesson in assignment.points:
                yield lesson, assignment


def read(path: Path, folders: Collection[str]) -> Syllabus:
    """The course of a file; ``folders`` are the ids of the exercises that are there.

    Raises ValueError with one sentence on what is wrong, OSError if there is no such file.
    """
    try:
        syllabus = msgspec.convert(tomllib.loads(path.read_text("utf-8")), Syllabus)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError) as error:
        raise ValueError(str(error)) from None
    for assignment in syllabus.assignments:
        if assignment.due is not None and assignment.due.tzinfo is None:
            raise ValueError(
                f"the due date of {assignment.title!r} needs an offset, "
                f"like {assignment.due:%Y-%m-%dT%H:%M:%S}+00:00"
            )
        for lesson, points in assignment.points.items():
            if points <= 0:
                raise ValueError(f"the points of {lesson} have to be more than 0")
    _each_once([lesson for lesson, _ in syllabus.lessons()], folders)
    return syllabus


def _each_once(lessons: list[str], folders: Collection[str]) -> None:
    if not lessons:
        raise ValueError("it has no lesson")
    for lesson in lessons:
        if lesson not in folders:
            raise ValueError(f"there is no folder of an exercise {lesson}")
        if lessons.count(lesson) > 1:
            raise ValueError(f"{lesson} is in it twice")
    for folder in sorted(folders):
        if folder not in lessons:
            raise ValueError(f"{folder} is in no assignment")
