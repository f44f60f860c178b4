"""Takes the place of nbgrader's SaveAutoGrades, which gives full points to what nobody judged.

Without a verdict there is no score, and a person is asked for. What a person has graded or
commented stays, and as in nbgrader it is asked for again, since the submission may be another.
"""

from __future__ import annotations

from typing import Any

from nbgrader import utils
from nbgrader.preprocessors import SaveAutoGrades

from autograder.export import Graded, gradebook
from autograder.feedback import feedback
from autograder.notebook.cells import CHECKS, QUESTION
from autograder.notebook.nbgrader.exporter import VERDICTS
from autograder.notebook.nbgrader.judge import Verdict


class SaveScores(SaveAutoGrades):  # type: ignore[misc]  # nbgrader has no types
    """nbgrader's own loop over the cells, with the scores of the judge."""

    def _add_score(self, cell: Any, resources: Any) -> None:
        grade_id = cell.metadata.nbgrader["grade_id"]
        place = (grade_id, self.notebook_id, self.assignment_id, self.student_id)
        grade = self.gradebook.find_grade(*place)
        grade.auto_score, asked = _score(cell, resources)
        grade.needs_manual_grade = asked or grade.manual_score is not None
        self.gradebook.db.commit()

    def _add_comment(self, cell: Any, resources: Any) -> None:
        grade_id = cell.metadata.nbgrader["grade_id"]
        place = (grade_id, self.notebook_id, self.assignment_id, self.student_id)
        self.gradebook.find_comment(*place).auto_comment = _comment(cell, resources)
        self.gradebook.db.commit()


def _verdict(grade_id: str, suffix: str, resources: Any) -> Verdict | None:
    found: Verdict | None = None
    if grade_id.endswith(suffix):
        found = resources.get(VERDICTS, {}).get(grade_id[: len(grade_id) - len(suffix)])
    return found


def _score(cell: Any, resources: Any) -> tuple[float | None, bool]:
    """The score of a graded cell, None if there is none, and whether a person has to look."""
    grade_id = cell.metadata.nbgrader["grade_id"]
    coding = _verdict(grade_id, CHECKS, resources)
    if coding is not None:
        return gradebook.score(coding.result)
    question = _verdict(grade_id, QUESTION, resources)
    if question is not None and unanswerable(question) is not None:
        return None, True
    quiz = question.result.quiz if question is not None else None
    if quiz is not None:
        return quiz.points, False
    if utils.is_solution(cell) and _untouched(cell):
        return 0, False
    return None, True


def _comment(cell: Any, resources: Any) -> str | None:
    """What the automatic comment on a student's cell says."""
    grade_id = cell.metadata.nbgrader["grade_id"]
    coding = _verdict(grade_id, "", resources)
    if coding is not None:
        told = feedback(coding.result, coding.work.source)
        return gradebook.comment(Graded(coding.result, coding.work.name, told))
    question = _verdict(grade_id, QUESTION, resources)
    if question is not None and unanswerable(question) is not None:
        return unanswerable(question)
    return "No response." if _untouched(cell) and not utils.is_task(cell) else None


def unanswerable(verdict: Verdict) -> str | None:
    """Why nobody but a person can tell what was answered."""
    work = verdict.work
    return None if work.answer is not None else work.unread or work.problem


def _untouched(cell: Any) -> bool:
    return bool(cell.metadata.nbgrader.get("checksum") == utils.compute_checksum(cell))
