"""What a submission got: the record that grades are defended with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

import msgspec

from autograder.version import __version__

Outcome = Literal["passed", "failed", "error", "timeout", "killed", "not_reached", "kit_error"]
Status = Literal["graded", "review", "ungradable", "kit_error"]


_WHERE = {
    "django": " (in Django)",
    "asgi": " (in Django, as an async server runs it)",
    "wsgi": " (in Django, as a sync server runs it: WSGI)",
}


class CheckResult(msgspec.Struct, frozen=True):
    """One check's verdict. ``drive`` and ``line`` are None where there is nothing to name."""

    id: str
    title: str
    outcome: Outcome
    max_points: int
    points: int = 0
    drive: str | None = None
    message: str = ""
    line: int | None = None

    @property
    def went_wrong(self) -> bool:
        """Whether it was run and did not pass."""
        return self.outcome not in ("passed", "not_reached")

    @property
    def where(self) -> str:
        """Where it did not pass, to be read behind its title; empty if there is nothing to say."""
        return _WHERE.get(self.drive or "", "")


class Quiz(msgspec.Struct, frozen=True):
    """The graded question's verdict; ``answer`` is None if there is none.

    ``points`` is None if what was written can't be read: a person has to.
    """

    answer: str | None
    points: int | None
    max_points: int

    @property
    def score(self) -> str:
        """Points of most points, to be read."""
        return f"{'?' if self.points is None else self.points}/{self.max_points}"


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """The record of one submission and exercise; a line of results.jsonl.

    ``score`` and ``max_score`` are the coding task's alone; ``score`` is None on a kit error.
    """

    schema: int = 1
    student: str
    submission: str
    exercise: str | None
    status: Status
    reason: str | None = None
    score: int | None
    max_score: int
    checks: tuple[CheckResult, ...] = ()
    quiz: Quiz | None = None
    misconceptions: tuple[str, ...] = ()
    diagnoses: tuple[dict[str, Any], ...] = ()
    flags: tuple[str, ...] = ()
    isolation: str = ""
    kit: str = __version__
    seed: int = 0
    content_sha256: str = ""
    checks_sha256: str = ""

    @property
    def key(self) -> tuple[str, str, str | None]:
        """What a later line for the same work has in common."""
        return (self.student, self.submission, self.exercise)

    @property
    def needs_a_person(self) -> bool:
        """Whether somebody has to look at it: what no machine could decide is left open."""
        unread = self.quiz is not None and self.quiz.points is None
        return self.status != "graded" or unread

    @property
    def passed(self) -> bool:
        """Whether every check passed."""
        return self.status in ("graded", "review") and self.score == self.max_score


def status_of(checks: Sequence[CheckResult], flags: Sequence[str] = ()) -> Status:
    """A kit error in one check makes the whole result one: unknown is never a zero.

    With flags a person has to look; the score stands.
    """
    if any(c.outcome == "kit_error" for c in checks):
        return "kit_error"
    return "review" if flags else "graded"


def score_of(checks: Sequence[CheckResult]) -> int | None:
    """The points of all checks; None if one of them could not be judged."""
    if status_of(checks) == "kit_error":
        return None
    return sum(check.points for check in checks)


_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Result)


def encode(result: Result) -> bytes:
    """The result as one line of JSON, without the line end."""
    return _encoder.encode(result)


def decode(line: bytes) -> Result:
    """A result from a line of JSON.

    Raises msgspec.DecodeError for a torn or foreign line.
    """
    return _decoder.decode(line)
