"""What a student is told, as a structure: the terminal, the notebook and reports only draw it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from autograder.diagnosis import texts
from autograder.result import CheckResult, Result
from autograder.source import code_line
from autograder.timeline import Step

CODE_LIMIT = 200
"""Characters of a line of code that are shown."""


class Mistake(msgspec.Struct, frozen=True):
    """A mistake by its name, where it is, and what to say about it."""

    id: str
    name: str
    what: str
    why: str
    try_: str
    evidence: str
    line: int | None = None
    code: str = ""


class Feedback(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that is told about one result, in the order in which it is read."""

    result: Result
    mistake: Mistake | None = None
    """The mistake whose mending helps most."""
    others: tuple[Mistake, ...] = ()
    """What else may be wrong."""
    failed: CheckResult | None = None
    """The check that shows the mistake: the first that failed."""
    code: str = ""
    """The student's line where that check failed."""
    steps: tuple[Step, ...] = ()
    """The run behind that check."""
    expected: tuple[str, ...] = ()
    """The steps that the check wanted, where it compares them."""
    also_failed: tuple[CheckResult, ...] = ()
    not_reached: tuple[CheckResult, ...] = ()
    passed: tuple[CheckResult, ...] = ()


def feedback(
    result: Result, source: str = "", steps: Mapping[str, Sequence[Step]] | None = None
) -> Feedback:
    """The feedback on a result; ``source`` is the submission as the student sees it.

    Without ``source`` no lines of code are shown, without ``steps`` no timeline.
    """
    mistakes = [_mistake(result.exercise or "", found, source) for found in result.diagnoses]
    wrong = [check for check in result.checks if check.went_wrong]
    first = wrong[0] if wrong else None
    return Feedback(
        result=result,
        mistake=mistakes[0] if mistakes else None,
        others=tuple(mistakes[1:]),
        failed=first,
        code=_code(source, first.line) if first is not None else "",
        steps=tuple((steps or {}).get(first.id, ())) if first is not None else (),
        expected=_expected(first),
        also_failed=tuple(wrong[1:]),
        not_reached=tuple(c for c in result.checks if c.outcome == "not_reached"),
        passed=tuple(c for c in result.checks if c.outcome == "passed"),
    )


def _mistake(exercise: str, diagnosis: Mapping[str, object], source: str) -> Mistake:
    name = str(diagnosis["id"])
    line = diagnosis["line"]
    number = line if isinstance(line, int) else None
    said = texts.words(exercise, name)
    return Mistake(
        id=name,
        name=said.name,
        what=said.what,
        why=said.why,
        try_=said.try_,
        evidence=str(diagnosis["evidence"]),
        line=number,
        code=_code(source, number),
    )


def _code(source: str, number: int | None) -> str:
    return code_line(source, number).strip()[:CODE_LIMIT]


def _expected(check: CheckResult | None) -> tuple[str, ...]:
    """The wanted steps, from a message that compares them with those that were seen."""
    if check is None or not check.message.startswith("expected: "):
        return ()
    return tuple(check.message.splitlines()[0].removeprefix("expected: ").split(" · "))
