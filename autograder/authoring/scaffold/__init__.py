"""A new lesson: all its files, with what is to be written marked by TODO. The texts are beside."""

from __future__ import annotations

import re
from pathlib import Path

from autograder import catalog
from autograder.catalog import CatalogError

_HERE = Path(__file__).parent
_ID = re.compile(r"[a-z0-9]+(_[a-z0-9]+)*")
_LONGEST = 40

POINTS = 11
"""Those of the checks that a new lesson has."""

_FILES = {
    "exercises/{id}/lesson.md": "lesson.md",
    "exercises/{id}/exercise.toml": "exercise.toml",
    "exercises/{id}/middleware.py": "starter.py.txt",
    "solutions/{id}/middleware.py": "reference.py.txt",
    "solutions/{id}/answers.toml": "answers.toml",
    "checks/test_{id}.py": "checks.py.txt",
}


def new(key: str, folder: Path | None, solutions: Path) -> list[Path]:
    """Write a lesson into a course, at the end of its last assignment; returns the files.

    A folder without a course becomes one. Raises CatalogError for an id that can't be used or a
    course.toml that can't be added to, OSError if a file can't be written.
    """
    course_file = (folder or catalog.course().exercises_folder.parent) / "exercises/course.toml"
    known = list(catalog.exercises(folder)) if course_file.exists() else []
    _must_be_new(key, known)
    files = _places(key, folder, course_file.parents[1], solutions)
    there = [path for path in [*files, *(path.parent for path in files)] if _is_of(path, key)]
    for path in there:
        if path.exists():
            raise CatalogError(f"{path} is there already: choose another id, or remove it")
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    (solutions / key / "wrong").mkdir()
    _add(key, course_file)
    catalog.course.cache_clear()
    return [*files, course_file]


def _must_be_new(key: str, known: list[str]) -> None:
    if not _ID.fullmatch(key) or not re.search("[a-z]", key) or len(key) > _LONGEST:
        raise CatalogError(
            f"{key!r} is no id: use small letters, digits and single underscores, like path_length"
        )
    if key in known:
        raise CatalogError(f"there is an exercise {key} already")
    for other in known:
        if key in other or other in key:  # the id in a file's name tells what the file is for
            raise CatalogError(f"{key} and {other} can't be told apart: choose another id")


def _places(key: str, folder: Path | None, root: Path, solutions: Path) -> dict[Path, str]:
    """Where each file goes, and its text."""
    name = "".join(part.capitalize() for part in key.split("_") if not part.isdigit())
    tops = {
        "exercises": root / "exercises",
        "solutions": solutions,
        "checks": catalog.checks_folder(folder),
    }
    found = {}
    for place, template in _FILES.items():
        top, _, rest = place.format(id=key).partition("/")
        text = (_HERE / template).read_text("utf-8")
        text = text.replace("LESSON_ID", key).replace("LESSON_NAME", f"{name}Middleware")
        found[tops[top] / rest] = text
    return found


def _is_of(path: Path, key: str) -> bool:
    return path.name in (key, f"test_{key}.py")


def _add(key: str, file: Path) -> None:
    """Put the lesson at the end of the course."""
    if not file.exists():
        file.write_text(
            'title = "A course of our own"\n\n[[assignments]]\ntitle = "Lessons"\n\n'
            f"[assignments.points]\n{key} = {POINTS}\n",
            "utf-8",
        )
        return
    before = file.read_text("utf-8")
    file.write_text(f"{before.rstrip()}\n{key} = {POINTS}\n", "utf-8")
    try:
        catalog.course.cache_clear()
        folder = file.parents[1]
        if list(catalog.course(folder).syllabus.assignments[-1].points)[-1] == key:
            return
    except CatalogError:
        pass
    file.write_text(before, "utf-8")
    raise CatalogError(f"{file} can't be added to: put {key} = {POINTS} into an assignment")
