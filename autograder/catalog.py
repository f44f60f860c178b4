"""The exercises and their solutions, read from their folders and validated.

A course is a folder with ``exercises/`` (and ``exercises/course.toml``, which puts them in order),
``solutions/`` and ``checks/``. Where no folder is named, it is the kit's own course.
"""

from __future__ import annotations

import os
import tomllib
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from autograder import syllabus
from autograder.asks import Asks
from autograder.syllabus import Assignment, Syllabus

T = TypeVar("T")

_PACKAGE = Path(__file__).parent

COURSE_VARIABLE = "AUTOGRADER_COURSE"
"""Environment variable that names the folder of a course, for commands and for notebooks."""


SERVICES = "services.py"
"""The module with an exercise's services, as students play with it; the host has its own."""


class CatalogError(Exception):
    """A folder of the course is not as it should be; the text says which and how."""


class Option(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One answer that can be chosen."""

    id: str
    text: str


class PracticeOption(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One answer of a practice question; the explanation is shown when it is chosen."""

    id: str
    text: str
    right: bool
    explanation: str


class Practice(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A question that is answered for oneself, with all its explanations."""

    text: str
    steps: tuple[str, ...]
    quick_check: str
    common_mistakes: tuple[str, ...]
    options: tuple[PracticeOption, ...]


class Question(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The graded question, without its key."""

    text: str
    points: int
    options: tuple[Option, ...]


class _Exercise(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    title: str
    goal: str
    name: str
    kind: str
    completes_flags: bool
    practice: Practice
    question: Question
    services: tuple[str, ...] = ()
    asks: Asks = Asks()


class Exercise(msgspec.Struct, frozen=True):
    """One exercise of a course. ``points`` are those of the coding task.

    ``course`` is the folder of its course, None for the kit's own; ``checks`` its file of checks.
    """

    id: str
    folder: Path
    course: Path | None
    checks: Path
    due: datetime | None
    title: str
    goal: str
    name: str
    kind: str
    points: int
    completes_flags: bool
    practice: Practice
    question: Question
    services: tuple[str, ...] = ()
    """Functions of the module ``services`` that its code may call."""
    asks: Asks = Asks()

    @property
    def starter(self) -> Path:
        """What the student begins with."""
        return self.folder / "middleware.py"

    @property
    def beside(self) -> tuple[Path, ...]:
        """Modules that lie beside the starter and the notebook, to play with."""
        return (self.folder / SERVICES,) if self.services else ()

    @property
    def lesson(self) -> Path:
        """The story and the task."""
        return self.folder / "lesson.md"


class Explanation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Why an option of the graded question is right or wrong."""

    explanation: str
    misconception: str | None = None


class Answers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The key of a graded question."""

    key: str
    options: dict[str, Explanation]


class Course(msgspec.Struct, frozen=True):
    """A course as it is read from its folder."""

    exercises_folder: Path
    syllabus: Syllabus
    exercises: dict[str, Exercise]
    """By id, in the order of the course."""

    @property
    def readme(self) -> Path:
        """The page that may show the map of the course."""
        return self.exercises_folder.parent / "README.md"


def _built_in() -> Path:
    """The exercises beside the package in a clone, or inside of it in a wheel.

    Raises CatalogError if there are none.
    """
    for folder in (_PACKAGE.parent / "exercises", _PACKAGE / "course" / "exercises"):
        if folder.is_dir():
            return folder
    raise CatalogError("the kit has no exercises: install it again")


@cache
def course(folder: Path | None = None) -> Course:
    """The course in a folder, or the kit's own.

    Raises CatalogError.
    """
    exercises = folder / "exercises" if folder is not None else _built_in()
    checks = checks_folder(folder)
    file = exercises / "course.toml"
    found = {path.parent.name for path in exercises.glob("*/exercise.toml")}
    try:
        read = syllabus.read(file, found)
    except OSError as error:
        raise CatalogError(f"{file}: {error.strerror}: a course needs this file") from None
    except ValueError as error:
        raise CatalogError(f"{file}: {error}") from None
    made = {
        lesson: _exercise(exercises / lesson, folder, checks, assignment)
        for lesson, assignment in read.lessons()
    }
    return Course(exercises, read, made)


def checks_folder(folder: Path | None = None) -> Path:
    """Where a course has its checks; those of the kit's own are a part of the kit."""
    return folder / "checks" if folder is not None else _PACKAGE / "checks"


def named_course() -> Path | None:
    """The folder of the course that the environment names, if it names one."""
    name = os.environ.get(COURSE_VARIABLE)
    return Path(name).absolute() if name else None


def exercises(folder: Path | None = None) -> dict[str, Exercise]:
    """All exercises of a course by id, in its order.

    Raises CatalogError.
    """
    return course(folder).exercises


def _exercise(folder: Path, course: Path | None, checks: Path, assignment: Assignment) -> Exercise:
    read = read_table(folder / "exercise.toml", _Exercise)
    for name in ("lesson.md", "middleware.py"):
        if not (folder / name).is_file():
            raise CatalogError(f"{folder.name} has no {name}")
    if sum(option.right for option in read.practice.options) != 1:
        raise CatalogError(f"the practice question of {folder.name} needs one right option")
    fields = {name: getattr(read, name) for name in _Exercise.__struct_fields__}
    return Exercise(
        id=folder.name,
        folder=folder,
        course=course,
        checks=checks / f"test_{folder.name}.py",
        points=assignment.points[folder.name],
        due=assignment.due,
        **fields,
    )


def find(name: str, folder: Path | None = None) -> Exercise:
    """The exercise of a course with this id; a unique part of an id will do.

    Raises CatalogError.
    """
    known = exercises(folder)
    if name in known:
        return known[name]
    near = [exercise for key, exercise in known.items() if name and name in key]
    if len(near) == 1:
        return near[0]
    why = "fits more than one" if near else "is no exercise"
    raise CatalogError(f"{name!r} {why}; there are: {', '.join(known)}")


def answers(solutions: Path, exercise: Exercise) -> Answers | None:
    """The key of the exercise's graded question, or None if ``solutions`` has none.

    Raises CatalogError if the file is broken or the key is no option.
    """
    path = solutions / exercise.id / "answers.toml"
    if not path.is_file():
        return None
    read = read_table(path, Answers)
    options = [option.id for option in exercise.question.options]
    if read.key not in options or sorted(read.options) != sorted(options):
        raise CatalogError(f"{path}: key and options must be those of the question: {options}")
    return read


def read_table(path: Path, kind: type[T]) -> T:
    """A TOML file as what it should be.

    Raises CatalogError.
    """
    try:
        data: dict[str, Any] = tomllib.loads(path.read_text("utf-8"))
        return msgspec.convert(data, kind)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise CatalogError(f"{path}: {error}") from None
