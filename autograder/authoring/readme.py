"""The map of the course in a page, between two comments. Its words come from the exercises."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from autograder.catalog import Course, Exercise

BEGIN = "<!-- the map of the course: autograder build writes it -->\n"
END = "<!-- the end of the map -->\n"


def build(course: Course, readme: Path) -> None:
    """Write the map into a README that has the two comments.

    Raises OSError if the file can't be written.
    """
    if stale(course, readme):
        readme.write_text(_made(course, readme.read_text("utf-8")), "utf-8")


def stale(course: Course, readme: Path) -> bool:
    """Whether the README shows another map. One without the comments shows none."""
    if not readme.is_file():
        return False
    text = readme.read_text("utf-8")
    return text != _made(course, text)


def _made(course: Course, text: str) -> str:
    return filled(text, "".join(_rows(course)))


def filled(text: str, between: str) -> str:
    """The text with these words between its two comments; as it is, if it lacks them."""
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        return text
    return f"{before}{begin}\n{between}\n{end}{after}"


def _rows(course: Course) -> Iterator[str]:
    yield "| | lesson | you write | points |\n"
    yield "|---|---|---|---|\n"
    for assignment in course.syllabus.assignments:
        due = f", due {assignment.due:%Y-%m-%d %H:%M %Z}" if assignment.due is not None else ""
        points = sum(assignment.points.values())
        yield f"| | **{assignment.title}**{due} | | **{points}** |\n"
        for lesson in assignment.points:
            yield _row(course.exercises[lesson])


def _row(exercise: Exercise) -> str:
    number, _, name = exercise.id.partition("_")
    first = number if number.isdigit() and name else ""
    lesson = f"[{exercise.title}](exercises/{exercise.id}/lesson.md)"
    return f"| {first} | {lesson} | `{exercise.name}` | {exercise.points} |\n"
