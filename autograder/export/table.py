"""CSV: a plain table of all results, and the columns that Canvas and Moodle take.

Nothing that was not graded becomes a zero: its cell is empty, which both leave as it is.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from autograder.export import Graded, advice, best
from autograder.words import visible

Row = Sequence[str | float | None]


def plain(graded: Sequence[Graded]) -> str:
    """A row a result."""
    head = ("Student", "Submission", "Exercise", "Status", "Points", "Most", "What to know")
    return csv_text(
        [head]
        + [
            (
                *(one.result.student, one.result.submission, one.name, one.result.status),
                *(one.points, one.most, one.summary),
            )
            for one in graded
        ]
    )


def canvas(graded: Sequence[Graded]) -> str:
    """A row a student, a column an exercise, as the gradebook's import has them; the student's
    name is the login.
    """
    found = best(list(graded))
    most = _most(found.values())
    rows: list[Row] = [
        ("Student", "ID", "SIS User ID", "SIS Login ID", "Section", *most),
        ("    Points Possible", "", "", "", "", *most.values()),
    ]
    for student in _students(graded):
        points = [_points(found.get((student, exercise))) for exercise in most]
        rows.append((student, "", "", student, "", *points))
    return csv_text(rows)


def moodle(graded: Sequence[Graded]) -> str:
    """A row a student, a column an exercise, one for its feedback, as the grade import maps
    them; the student's name is the user name.
    """
    found = best(list(graded))
    most = _most(found.values())
    head = [f"Assignment: {exercise} ({kind})" for exercise in most for kind in _KINDS]
    rows: list[Row] = [("Username", *head)]
    for student in _students(graded):
        cells: list[str | float | None] = []
        for exercise in most:
            one = found.get((student, exercise))
            cells += [_points(one), advice(one) if one is not None else ""]
        rows.append((student, *cells))
    return csv_text(rows)


_KINDS = ("Real", "Feedback")


def _most(graded: Iterable[Graded]) -> dict[str, int]:
    """The exercises in their order, and the most points in each."""
    found: dict[str, int] = {}
    for one in graded:
        found[one.name] = max(found.get(one.name, 0), one.most)
    return dict(sorted(found.items()))


def _students(graded: Iterable[Graded]) -> list[str]:
    return sorted({one.result.student for one in graded})


def _points(graded: Graded | None) -> int | None:
    return graded.points if graded is not None else None


def csv_text(rows: Iterable[Row]) -> str:
    """The rows as CSV; no cell is a formula."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerows([_cell(cell) for cell in row] for row in rows)
    return file.getvalue()


def _cell(cell: str | float | None) -> str | float | None:
    """A text that a spreadsheet would calculate gets an apostrophe before it."""
    if not isinstance(cell, str):
        return cell
    shown = visible(cell)
    return f"'{shown}" if shown.lstrip()[:1] in ("=", "+", "-", "@") else shown
