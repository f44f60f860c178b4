"""What a student has done, told on the start page; kept in the folder that they work in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from autograder.authoring.readme import BEGIN, END, filled
from autograder.catalog import Course
from autograder.files import replace
from autograder.result import Result, decode, encode

KEPT = ".autograder"
"""The folder, inside of the student's, that says that it is one."""
START = "start.md"

_PAGE = """# {title}

Open a lesson by a click on its title. In it, **Shift+Enter** runs a cell and goes on to the next.

{map}

- A lesson is a story, a question to practise, a graded question, and a piece of middleware that
  you write. Run the check at its end as often as you like: only your best counts here.
- Lost? Rename your notebook and start `autograder lab` again: a fresh one takes its place.
- Rather an editor? The same tasks are in the folder `exercises`; `autograder check` looks at them.
"""


def home(start: Path) -> Path | None:
    """The student's folder that this path is in; None if it is in none."""
    return next((p for p in (start, *start.parents) if (p / KEPT).is_dir()), None)


def keep(course: Course, result: Result, folder: Path) -> None:
    """Keep a result, if it is the best one so far of its exercise.

    Raises OSError.
    """
    before = results(course, folder).get(str(result.exercise))
    if result.score is None or (before is not None and (before.score or 0) >= result.score):
        return
    path = _file(folder, str(result.exercise))
    path.parent.mkdir(parents=True, exist_ok=True)
    replace(path, encode(result))
    show(course, folder)


def results(course: Course, folder: Path) -> dict[str, Result]:
    """The best result of each exercise that was checked."""
    found = {}
    for exercise in course.exercises:
        try:
            found[exercise] = decode(_file(folder, exercise).read_bytes())
        except (OSError, msgspec.DecodeError):
            continue  # it was not checked, or somebody has edited what is ours
    return found


def _file(folder: Path, exercise: str) -> Path:
    return folder / KEPT / "best" / f"{exercise}.json"


def following(course: Course, done: Mapping[str, Result], after: str | None = None) -> str | None:
    """The first exercise behind ``after`` that is not done, else the first of all; None if all
    are done.
    """
    keys = list(course.exercises)
    start = keys.index(after) + 1 if after in keys else 0
    ordered = keys[start:] + keys[:start]
    return next((key for key in ordered if key not in done or not done[key].passed), None)


def show(course: Course, folder: Path) -> None:
    """Bring the start page up to date; what a student has written around its map stays.

    Raises OSError.
    """
    path = folder / START
    done = results(course, folder)
    old = path.read_text("utf-8", "surrogateescape") if path.is_file() else ""
    new = filled(old, _map(course, done)) if old else page(course, done)
    if new != old:
        replace(path, new.encode("utf-8", "surrogateescape"))


def page(course: Course, done: Mapping[str, Result]) -> str:
    """The start page."""
    return filled(_PAGE.format(title=course.syllabus.title, map=BEGIN + END), _map(course, done))


def _map(course: Course, done: Mapping[str, Result]) -> str:
    return "\n".join([*_rows(course, done), "", _summary(course, done), ""])


def _rows(course: Course, done: Mapping[str, Result]) -> Iterator[str]:
    yield "| | lesson | you write | points |"
    yield "|:-:|---|---|--:|"
    for assignment in course.syllabus.assignments:
        due = f", due {assignment.due:%Y-%m-%d %H:%M %Z}" if assignment.due is not None else ""
        yield f"| | **{assignment.title}**{due} | | |"
        for key in assignment.points:
            exercise, result = course.exercises[key], done.get(key)
            sign = "" if result is None else "✓" if result.passed else "…"
            points = exercise.points if result is None else f"{result.score} of {exercise.points}"
            link = f"[{_title(key, exercise.title)}]({key}.ipynb)"
            yield f"| {sign} | {link} | `{exercise.name}` | {points} |"


def _title(key: str, title: str) -> str:
    number = key.partition("_")[0]
    return f"{int(number)}. {title}" if number.isdigit() else title


def _summary(course: Course, done: Mapping[str, Result]) -> str:
    count = sum(result.passed for result in done.values())
    key = following(course, done)
    if key is None:
        return f"**All {count} lessons are done.** Well done!"
    link = f"[{course.exercises[key].title}]({key}.ipynb)"
    if not done:
        return f"Begin here: **{link}**"
    return f"{count} of {len(course.exercises)} lessons done. Go on here: **{link}**"
