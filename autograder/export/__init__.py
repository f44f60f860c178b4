"""Results as other programs read them: one file a destination, each a function from results to
text. Everything of a student's goes through ``visible`` and the destination's own escaping.
"""

from __future__ import annotations

import msgspec

from autograder.feedback import Feedback
from autograder.result import Result
from autograder.words import visible

UNREAD = "the answer to the question can't be read"


class Graded(msgspec.Struct, frozen=True):
    """A result with all that is told about it; ``file`` is the submission's path as given."""

    result: Result
    file: str
    feedback: Feedback

    @property
    def points(self) -> int | None:
        """The points of coding task and question; None if the kit failed, or if the answer can't be
        read.
        """
        quiz = self.result.quiz
        return None if quiz is not None and quiz.points is None else self.sure

    @property
    def sure(self) -> int | None:
        """The same without an answer that can't be read; None if the kit failed."""
        score, quiz = self.result.score, self.result.quiz
        return None if score is None else score + ((quiz.points or 0) if quiz is not None else 0)

    @property
    def most(self) -> int:
        """The most points that could be had."""
        quiz = self.result.quiz
        return self.result.max_score + (quiz.max_points if quiz is not None else 0)

    @property
    def name(self) -> str:
        """The exercise's id, or what is known instead."""
        return self.result.exercise or "unknown exercise"

    @property
    def summary(self) -> str:
        """The first thing to know, in one line."""
        result, mistake, failed = self.result, self.feedback.mistake, self.feedback.failed
        if result.status == "kit_error":
            return f"Not scored, the kit failed: {result.reason}"
        if result.status == "ungradable":
            return f"Could not be graded: {result.reason}"
        said = "All passed"
        if failed is not None:
            line = f" (line {failed.line})" if failed.line is not None else ""
            said = (mistake.name if mistake is not None else failed.message) + line
        return said if self.points is not None else f"{said}; {UNREAD}"

    @property
    def to_look_at(self) -> str | None:
        """Why a person has to look at it; None if nobody has to."""
        if self.result.status == "review":
            return f"The score stands; its code touches {', '.join(self.result.flags)}"
        return self.summary if self.result.needs_a_person else None


def advice(graded: Graded) -> str:
    """The feedback as plain text: the mistake by its name, what was seen, what to try."""
    shown = graded.feedback
    parts = []
    if graded.result.reason is not None:
        parts.append(graded.summary)
    if shown.mistake is not None:
        said = shown.mistake
        parts.append(f"{said.name}\n{said.what} {said.why}\nTry this: {said.try_}")
    for check in (c for c in graded.result.checks if c.went_wrong):
        line = f" (line {check.line})" if check.line is not None else ""
        parts.append(f"{check.title}{line}\n{check.message}")
    return visible("\n\n".join(parts))


def best(graded: list[Graded]) -> dict[tuple[str, str], Graded]:
    """One result for each student and exercise: of several submissions the one with most points.

    A gradebook has one place for each; nobody may lose by handing in twice.
    """
    found: dict[tuple[str, str], Graded] = {}
    for one in graded:
        if one.result.exercise is None:
            continue
        key = (one.result.student, one.result.exercise)
        before = found.get(key)
        if before is None or (one.sure or 0) > (before.sure or 0) or before.sure is None:
            found[key] = one
    return found
