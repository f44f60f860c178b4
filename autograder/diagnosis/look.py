"""One look at a case: what was seen and what was read, side by side; and what a rule answers."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from functools import cached_property

import msgspec

from autograder.diagnosis.case import Case
from autograder.diagnosis.names import last_name
from autograder.diagnosis.reader import Reading, read
from autograder.diagnosis.seen import Seen
from autograder.diagnosis.values import Fact, Value
from autograder.source import code_line

CERTAIN, STRONG, LIKELY, POSSIBLE, FAINT, LAST = 100, 90, 80, 60, 30, 10
"""How well a mistake explains what was seen; the last is named only if nothing else is."""


class Guess(msgspec.Struct, frozen=True):
    """A mistake that a rule has found, and how well it explains what was seen."""

    weight: int
    id: str
    line: int | None
    evidence: str


class Look:
    """What the rules look at."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.seen = Seen(case)
        self.read: Reading = read(case.source, case.name)
        self.reason = case.reason or ""

    @cached_property
    def unchanged(self) -> bool:
        """Whether the code is the starter's, comments and quotes aside."""
        return bool(self.case.starter) and _code(self.case.source) == _code(self.case.starter)

    def nodes(self) -> Iterator[ast.AST]:
        """Every node of the file's syntax tree; none if it is no Python."""
        return ast.walk(self.read.tree) if self.read.tree is not None else iter(())

    def line_of(self, *kinds: str) -> int | None:
        """The line of the first fact of these kinds."""
        return next((fact.line for fact in self.read.of(*kinds)), None)

    def answers(self, *kinds: str) -> list[Fact]:
        """What the handler may answer with, where it is of one of these kinds."""
        return [fact for fact in self.read.of("answer") if fact.has(*kinds)]

    @staticmethod
    def methods(kind: Value) -> list[Value]:
        """The classes of the file that a class inherits from, itself last: later ones win."""
        found: list[Value] = []
        queue = [kind]
        while queue and len(found) < 12:
            one = queue.pop(0)
            if one.kind == "class" and one not in found:
                found.append(one)
                queue += [value for base in one.data[1] for value in base]
        return found[::-1]

    def init_of(self, kind: Value) -> ast.FunctionDef | None:
        """The ``__init__`` of a class of the file; None if it has none of its own."""
        for one in self.methods(kind)[::-1]:
            found = one.data[2].get("__init__")
            if (
                found
                and found[0].kind == "function"
                and isinstance(found[0].data[0], ast.FunctionDef)
            ):
                node: ast.FunctionDef = found[0].data[0]
                return node
        return None

    def line(self, number: int | None) -> str:
        """A line of the source; nothing if there is no such line."""
        return code_line(self.case.source, number)

    def flags(self) -> Iterator[tuple[int, str, object]]:
        """The capability flags that are set anywhere: line, name, value."""
        for node in self.nodes():
            if isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(
                node.value, ast.Constant
            ):
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                for target in targets:
                    name = last_name(target)
                    if name in ("async_capable", "sync_capable"):
                        yield node.lineno, name, node.value.value


def _code(source: str) -> list[str]:
    """The lines of code, as far as they matter."""
    lines = (line.partition("#")[0].strip().replace("'", '"') for line in source.splitlines())
    return [line for line in lines if line]


Rule = Callable[[Look], Iterator[Guess]]
