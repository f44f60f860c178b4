"""What a diagnosis is made from: the verdicts, what was seen, and the source as text."""

from __future__ import annotations

import msgspec

from autograder.asks import Asks
from autograder.result import CheckResult
from autograder.trace import Trace


class Run(msgspec.Struct, frozen=True):
    """What happened in one check that failed; ``exchange`` is the request it looked at last."""

    check: str
    drive: str
    trace: Trace
    exchange: int | None


class Case(msgspec.Struct, frozen=True):
    """A submission that failed. ``name`` is the class or function that the exercise asks for."""

    exercise: str
    name: str
    source: str
    starter: str = ""
    """What the student began with."""
    completes_flags: bool = True
    """Whether the kit adds what Django wants to know of a middleware."""
    others: tuple[str, ...] = ()
    """The names that the other exercises ask for."""
    reason: str | None = None
    """Why it could not be graded."""
    checks: tuple[CheckResult, ...] = ()
    runs: tuple[Run, ...] = ()
    asks: Asks = Asks()


class Diagnosis(msgspec.Struct, frozen=True):
    """A mistake with its name, the line where it is (None: nowhere in the file), what shows it."""

    id: str
    line: int | None
    evidence: str

    @property
    def family(self) -> str:
        """The id in the vocabulary of misconceptions, without the detail after the dot."""
        return self.id.partition(".")[0]
