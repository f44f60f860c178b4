"""Reads the modules of tests/hostile and tests/honest, and says what their results lack.

Each module's first line is ``# EXERCISE | right or wrong | what it tries | what must come of it``.
What must come of it is ``full`` (full marks), ``fails`` or ``ungradable``; then, if they must be
so, ``review`` (the flags must name it) and ``"a text"`` (a message or the reason must contain it).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from autograder.result import Result

TESTS = Path(__file__).parent
_FIRST_LINE = re.compile(
    r'\ufeff?# (\w+) \| (right|wrong) \| (.+) \| (full|fails|ungradable)((?:, (?:review|"[^"]+"))*)'
)


class Module(msgspec.Struct, frozen=True):
    """One module of a corpus, and what its first line says."""

    path: Path
    exercise: str
    right: bool
    tries: str
    end: str
    review: bool
    texts: tuple[str, ...]

    @property
    def name(self) -> str:
        """What the module's student is called in the results."""
        return self.path.stem

    def lacks(self, result: Result) -> Iterator[str]:
        """What the result should be, and is not."""
        if result.status == "kit_error":
            yield f"kit error: {result.reason}"
        elif (self.end == "ungradable") != (result.status == "ungradable"):
            yield f"status {result.status}: {result.reason}"
        elif (self.end == "full") != result.passed:
            yield f"{result.score} of {result.max_score} points: {_why(result)}"
        if self.review and result.status != "review":
            yield f"status {result.status}, flags {result.flags}"
        said = _why(result)
        yield from (f"{text!r} is not in {said!r}" for text in self.texts if text not in said)


def modules(corpus: str) -> list[Module]:
    """The modules of a corpus, ``hostile`` or ``honest``, in order."""
    return [_module(path) for path in sorted((TESTS / corpus).glob("*.py"))]


def hand_in(chosen: list[Module], folder: Path) -> None:
    """Put the modules into a folder as they are handed in: one student each."""
    for module in chosen:
        work = folder / module.name / f"{module.exercise}.py"
        work.parent.mkdir(parents=True)
        work.write_bytes(module.path.read_bytes())


def _module(path: Path) -> Module:
    first = re.split(r"[\r\n]", path.read_bytes()[:1000].decode("utf-8", "replace"))[0]
    found = _FIRST_LINE.fullmatch(first)
    if found is None:
        raise ValueError(f"{path.name}: the first line is not as it should be: {first}")
    exercise, right, tries, end, more = found.groups()
    texts = tuple(re.findall(r'"([^"]+)"', more))
    return Module(path, exercise, right == "right", tries, end, "review" in more, texts)


def _why(result: Result) -> str:
    said = [
        f"{c.id}: {c.message}" for c in result.checks if c.outcome not in ("passed", "not_reached")
    ]
    return "; ".join([result.reason or "", *said]).strip("; ")
