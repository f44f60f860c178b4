"""Submissions on their way through one pytest session, and what becomes of them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from autograder import flags, timeline
from autograder.catalog import Exercise, exercises
from autograder.checking import Terms
from autograder.diagnosis import Case, Diagnosis, Run, diagnose
from autograder.judge import Judge
from autograder.limits import Limits
from autograder.protocol import Load
from autograder.result import CheckResult, Outcome, Result, score_of, status_of
from autograder.sandbox import tiers
from autograder.submission import Submission
from autograder.timeline import Step
from autograder.verdicts import (
    Failed,
    HostLost,
    KitError,
    NotReached,
    Stopped,
    StudentError,
    Ungradable,
)


class Judged(msgspec.Struct, frozen=True):
    """A result, and the trace behind each check that did not pass, as text.

    ``steps`` is the part of it that shows the mistake, as a picture needs it.
    ``lost``: the host was lost through no fault of anybody's; to be judged again.
    """

    result: Result
    traces: dict[str, str]
    steps: dict[str, tuple[Step, ...]] = {}
    lost: bool = False


class Batch:
    """Gathers verdicts while a session runs; ``report`` is told of each finished submission."""

    def __init__(
        self,
        submissions: list[tuple[Submission, Exercise]],
        seed: int,
        limits: Limits,
        report: Callable[[Judged], None],
    ) -> None:
        self._submissions = submissions
        self._seed = seed
        self._limits = limits
        self._report = report
        self._checks: list[CheckResult] = []
        self._traces: dict[str, str] = {}
        self._steps: dict[str, tuple[Step, ...]] = {}
        self._runs: list[Run] = []
        self._elsewhere: tuple[str, ...] = ()
        self._lost = False

    def of(self, exercise: str) -> list[tuple[Submission, Exercise]]:
        """The submissions for an exercise."""
        return [pair for pair in self._submissions if pair[1].id == exercise]

    async def start(self, submission: Submission, exercise: Exercise) -> Judge:
        """A judge with the submission loaded.

        Raises Ungradable or KitError, after it has reported the result that this is.
        """
        self._begin(submission)
        load = Load(
            submission.source,
            Path(submission.name).name,
            exercise.name,
            exercise.completes_flags,
            submission.cell,
            self._limits.output_kilobytes << 10,
            exercise.services,
        )
        seed = f"{self._seed}/{submission.content_sha256}/{exercise.id}"
        try:
            if submission.problem is not None:
                raise Ungradable(submission.problem)
            return await Judge.start(load, self._limits, seed)
        except Ungradable as error:
            reason = str(error) + _other_cell(str(error), submission.elsewhere)
            self._done(submission, exercise, status="ungradable", reason=reason, score=0)
            raise
        except Exception as error:  # whatever it is, the submission must not go without a result
            self._lost = isinstance(error, HostLost)
            reason = _words(error)
            self._done(submission, exercise, status="kit_error", reason=reason, score=None)
            raise

    def _begin(self, submission: Submission) -> None:
        self._checks, self._traces, self._steps, self._runs = [], {}, {}, []
        self._lost = False
        self._elsewhere = submission.elsewhere

    def refuse(self, submission: Submission, exercise: Exercise, error: KitError) -> None:
        """Report that there is nothing to judge a submission by."""
        self._begin(submission)
        self._done(submission, exercise, status="kit_error", reason=_words(error), score=None)

    def add(
        self, name: str, terms: Terms, judge: Judge | None, error: BaseException | None
    ) -> None:
        """Take in the verdict of one check; ``error`` is why it did not pass."""
        self._lost = self._lost or isinstance(error, HostLost)
        check = verdict(name, terms, judge, error)
        hint = _other_cell(check.message, self._elsewhere)
        check = msgspec.structs.replace(check, message=check.message + hint)
        self._checks.append(check)
        if judge is not None and check.went_wrong:
            self._keep(name, judge)

    def _keep(self, name: str, judge: Judge) -> None:
        """Keep what happened in a check that did not pass."""
        self._traces[name] = judge.readable(judge.trace.text())
        seen, exchange = judge.looked_at
        self._steps[name] = tuple(
            msgspec.structs.replace(step, words=judge.readable(step.words))
            for step in timeline.steps(seen, exchange)
        )
        self._runs.append(Run(name, judge.drive, seen, exchange))

    def finish(self, submission: Submission, exercise: Exercise) -> None:
        """All checks of a submission have been run: report its result."""
        errors = [c.message for c in self._checks if c.outcome == "kit_error"]
        self._done(
            submission,
            exercise,
            status=status_of(self._checks, flags.of(submission.source)),
            reason=errors[0] if errors else None,
            score=score_of(self._checks),
        )

    def _done(self, submission: Submission, exercise: Exercise, **fields: Any) -> None:
        named = self._diagnosed(submission, exercise, fields)
        result = Result(
            student=submission.student,
            submission=submission.name,
            exercise=exercise.id,
            max_score=exercise.points,
            checks=tuple(self._checks),
            misconceptions=tuple(d.id for d in named),
            diagnoses=tuple(msgspec.structs.asdict(d) for d in named),
            isolation=tiers.settle(self._limits.isolation),
            flags=flags.of(submission.source),
            seed=self._seed,
            content_sha256=submission.content_sha256,
            checks_sha256=checks_sha256(exercise),
            **fields,
        )
        self._report(Judged(result, self._traces, self._steps, self._lost))

    def _diagnosed(
        self, submission: Submission, exercise: Exercise, fields: dict[str, Any]
    ) -> tuple[Diagnosis, ...]:
        """The mistakes that explain why it failed; none if it passed, or if the kit failed."""
        if fields["status"] == "kit_error" or fields["score"] == exercise.points:
            return ()
        return diagnose(
            Case(
                exercise.id,
                exercise.name,
                submission.source,
                starter=exercise.starter.read_text("utf-8"),
                completes_flags=exercise.completes_flags,
                others=tuple(
                    e.name for e in exercises(exercise.course).values() if e.id != exercise.id
                ),
                reason=fields.get("reason"),
                checks=tuple(self._checks),
                runs=tuple(self._runs),
                asks=exercise.asks,
            )
        )


def verdict(
    name: str, terms: Terms, judge: Judge | None, error: BaseException | None
) -> CheckResult:
    """A check's result from the exception that ended it (None: it passed)."""
    base = CheckResult(name, terms.title, "passed", terms.points, terms.points)
    if error is None:
        return base
    outcome = _outcome(error)
    message = _words(error)
    return msgspec.structs.replace(
        base,
        outcome=outcome,
        points=0,
        drive=judge.drive if judge is not None and outcome != "not_reached" else None,
        message=judge.readable(message) if judge is not None else message,
        line=getattr(error, "line", None),
    )


def _outcome(error: BaseException) -> Outcome:
    if isinstance(error, Stopped):
        return "timeout" if error.outcome == "timeout" else "killed"
    if isinstance(error, StudentError):
        return "error"
    if isinstance(error, NotReached):
        return "not_reached"
    return "failed" if isinstance(error, AssertionError) else "kit_error"


def _other_cell(message: str, elsewhere: tuple[str, ...]) -> str:
    """What to do about a name that is missing because another cell has it."""
    missing = re.search(r"NameError.*name '(\w+)' is not defined", message)
    if missing is not None and missing[1] in elsewhere:
        return f". {missing[1]} comes from another cell: move what the coding cell needs into it"
    missing = re.search(r"^there is no (\w+) in your file", message)
    if missing is not None and missing[1] in elsewhere:
        return ". It is in another cell: move it into the coding cell"
    return ""


def _words(error: BaseException) -> str:
    if isinstance(error, Stopped):
        return f"Stopped: {error}"
    if isinstance(error, Failed | StudentError | NotReached | KitError):
        return str(error)
    if isinstance(error, AssertionError):
        return str(error).removeprefix("assert ").replace("\n  ", "\n")
    return f"{type(error).__name__}: {error}"


_JUDGING = (
    *("app", "checking", "exchange", "flags", "judge", "limits"),
    *("lines", "link", "meter", "verdicts", "words"),
    *("grading/batch", "grading/items", "grading/session"),
)
_JUDGING_TOO = ("host", "protocol", "sandbox", "walls")


@cache
def checks_sha256(exercise: Exercise) -> str:
    """Over all that decides a verdict: the exercise's checks, the judge, the host, the protocol."""
    package = Path(__file__).parents[1]
    files = [
        *(package / f"{name}.py" for name in _JUDGING),
        *(p for name in _JUDGING_TOO for p in sorted((package / name).glob("*.py"))),
        *(p for p in sorted((package / "checks").glob("*.py")) if not p.name.startswith("test_")),
        exercise.checks,
        exercise.folder / "exercise.toml",
    ]
    digest = hashlib.sha256(f"{exercise.points}\0".encode())
    for file in files:
        digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()
