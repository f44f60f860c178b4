"""Takes the place of nbgrader's CSV, in which a score that nobody has given yet is 0.0."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from nbgrader.api import Grade, Gradebook, MissingEntry
from nbgrader.plugins import ExportPlugin

from autograder import files
from autograder.export import table

COLUMNS = (
    *("assignment", "duedate", "timestamp", "student_id", "last_name", "first_name", "email"),
    *("raw_score", "late_submission_penalty", "score", "max_score"),
)
"""nbgrader's own."""

Place = tuple[str, str]
"""An assignment's name, and a student's."""


class ExportGrades(ExportPlugin):  # type: ignore[misc]  # nbgrader has no types
    """The scores are empty as long as a part of the submission has none."""

    def export(self, gradebook: Gradebook) -> None:
        """Write ``grades.csv``, or what ``--to`` names; say whose score is open."""
        path = Path(self.to or "grades.csv")
        self.log.info("Exporting grades to %s", path)
        still_open = _without_score(gradebook)
        chosen = [p for p in _places(gradebook) if self._is_wanted(*p)]
        rows = [_row(gradebook, *place, still_open) for place in chosen]
        try:
            files.replace(path, table.csv_text([COLUMNS, *rows]).encode())
        except OSError as error:
            sys.exit(f"{path}: can't be written ({files.why(error)})")
        waiting = [f"{who} ({name})" for name, who in chosen if (name, who) in still_open]
        if waiting:
            self.log.warning(
                "Left empty, until a person has graded them in formgrader: %s", ", ".join(waiting)
            )

    def _is_wanted(self, assignment: str, student: str) -> bool:
        assignments, students = map(str, self.assignment), map(str, self.student)
        return (not self.assignment or assignment in assignments) and (
            not self.student or student in students
        )


def _places(gradebook: Gradebook) -> Iterator[Place]:
    students = [student.id for student in gradebook.students]
    for assignment in gradebook.assignments:
        yield from ((assignment.name, student) for student in students)


def _without_score(gradebook: Gradebook) -> set[Place]:
    """The submissions in which something has neither an automatic nor a manual score."""
    grades = gradebook.db.query(Grade).filter(
        Grade.auto_score.is_(None), Grade.manual_score.is_(None)
    )
    return {(grade.assignment.name, grade.student.id) for grade in grades}


def _row(gradebook: Gradebook, name: str, student_id: str, still_open: set[Place]) -> table.Row:
    assignment, student = gradebook.find_assignment(name), gradebook.find_student(student_id)
    who = (student_id, student.last_name, student.first_name, student.email)
    try:
        work: Any = gradebook.find_submission(name, student_id)
    except MissingEntry:  # nothing was handed in: that is known, and it is a zero
        scores: tuple[float | None, ...] = (0.0, 0.0, 0.0)
        handed_in = None
    else:
        handed_in, late = work.timestamp, work.late_submission_penalty
        scores = (work.score, late, max(0.0, work.score - late))
    if (name, student_id) in still_open:
        scores = (None, None, None)
    return (name, _text(assignment.duedate), _text(handed_in), *who, *scores, assignment.max_score)


def _text(moment: object) -> str | None:
    return None if moment is None else str(moment)
