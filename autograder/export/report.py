"""The report on a class: one HTML file with its style, its pictures and its script inside."""

from __future__ import annotations

import base64
import hashlib
import statistics
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import jinja2
import msgspec
from markupsafe import Markup

from autograder.diagnosis import texts
from autograder.export import Graded, best, plots
from autograder.feedback import html
from autograder.words import visible

ROWS = 10
"""Checks and misconceptions that are shown: those that cost most."""

_FOLDER = Path(__file__).parent


class Cost(msgspec.Struct, frozen=True):
    """What a check or a misconception has cost the class."""

    name: str
    where: str
    students: int
    points: int
    share: float
    """Of the points that the costliest one of its table has cost, 0 to 1."""


class Student(msgspec.Struct, frozen=True):
    """A row of the table, and a section of its own."""

    name: str
    anchor: str
    cells: tuple[Graded | None, ...]
    points: int
    most: int
    works: tuple[Graded, ...]


def text(graded: Sequence[Graded], title: str, day: date) -> str:
    """The page."""
    environment = jinja2.Environment(
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=lambda value: visible(value) if type(value) is str else value,
        loader=jinja2.FileSystemLoader(_FOLDER),
        trim_blocks=True,
        lstrip_blocks=True,
    )
    script = (_FOLDER / "report.js").read_text("utf-8")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    counting = best(list(graded))
    exercises = sorted({exercise for _, exercise in counting})
    students = _students(graded, counting, exercises)
    page = environment.get_template("report.html.j2").render(
        title=title,
        day=day.isoformat(),
        style=Markup((_FOLDER / "report.css").read_text("utf-8") + html.STYLE),  # noqa: S704  # ours
        script=Markup(script),  # noqa: S704  # ours
        script_sha256=digest,
        exercises=exercises,
        students=students,
        works=len(graded),
        look=[one for one in graded if one.to_look_at is not None],
        anchors={student.name: student.anchor for student in students},
        average=_average(students),
        histograms=[_histogram(name, counting.values()) for name in exercises],
        checks=_costs(_of_checks(graded)),
        misconceptions=_costs(_of_misconceptions(graded)),
        feedback=_feedback,
        bar=lambda share: Markup(plots.bar(share)),  # noqa: S704  # ours, of a number
    )
    return page + "\n"


def _feedback(graded: Graded) -> Markup:
    """The feedback without its style, which the page has once."""
    title = graded.name + (f" · {graded.result.submission}" if graded.result.submission else "")
    shown = html.html(graded.feedback, title).removeprefix(f"<style>{html.STYLE}</style>")
    return Markup(shown)  # noqa: S704  # it escapes what is a student's


def _students(
    graded: Sequence[Graded], counting: dict[tuple[str, str], Graded], exercises: list[str]
) -> list[Student]:
    works: dict[str, list[Graded]] = defaultdict(list)
    for one in graded:
        works[one.result.student].append(one)
    found = []
    for number, name in enumerate(sorted(works, key=str.lower), 1):
        cells = tuple(counting.get((name, exercise)) for exercise in exercises)
        had = [cell for cell in cells if cell is not None and cell.points is not None]
        found.append(
            Student(
                name,
                f"student-{number}",
                cells,
                sum(cell.points or 0 for cell in had),
                sum(cell.most for cell in had),
                tuple(sorted(works[name], key=lambda one: one.name)),
            )
        )
    return found


def _average(students: Sequence[Student]) -> str:
    shares = [100 * student.points / student.most for student in students if student.most]
    return f"{statistics.median(shares):.0f} %" if shares else "none"


def _histogram(exercise: str, graded: Iterable[Graded]) -> dict[str, Any]:
    scored = [one for one in graded if one.name == exercise and one.points is not None and one.most]
    shares = [(one.points or 0) / one.most for one in scored]
    picture = Markup(plots.histogram(shares))  # noqa: S704  # ours, of numbers
    return {"name": exercise, "count": len(shares), "picture": picture}


Lost = dict[tuple[str, str], tuple[set[str], int]]


def _of_checks(graded: Iterable[Graded]) -> Lost:
    lost: Lost = {}
    for one in graded:
        for check in one.result.checks:
            if check.outcome not in ("passed", "not_reached", "kit_error"):
                students, points = lost.get((check.title, one.name), (set(), 0))
                points += check.max_points - check.points
                lost[check.title, one.name] = (students | {one.result.student}, points)
    return lost


def _of_misconceptions(graded: Iterable[Graded]) -> Lost:
    """By the mistake that comes first: all that its submission has lost is put down to it."""
    lost: Lost = {}
    for one in graded:
        mistake = one.feedback.mistake
        if mistake is None or one.result.score is None:
            continue
        name = texts.words("", mistake.id.partition(".")[0]).name
        students, points = lost.get((name, ""), (set(), 0))
        points += one.result.max_score - one.result.score
        lost[name, ""] = (students | {one.result.student}, points)
    return lost


def _costs(lost: Lost) -> list[Cost]:
    most = max((points for _, points in lost.values()), default=0) or 1
    costs = [
        Cost(name, where, len(students), points, points / most)
        for (name, where), (students, points) in lost.items()
    ]
    return sorted(costs, key=lambda cost: (-cost.points, -cost.students, cost.name))[:ROWS]
