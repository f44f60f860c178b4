"""What a name may stand for while a submission is read, and what was noted on the way.

Nothing here is a value of the student's program: these are the reader's ideas of them.
"""

from __future__ import annotations

import ast
from typing import Any


class Value:
    """An idea of a value. ``kind`` says what it is; two ideas are the same only if they are one.

    request, get_response, response   what the kit hands in, and what the view answers
    coroutine, task, gathered         calls that have not been waited for; ``of`` is the call
    own, copy                         a response that the student has made
    function, class, object           of the student's file
    super                             an object as the classes in ``data`` know it
    external                          from outside of the file; ``name`` is its dotted name
    const                             ``data`` is the constant
    lock, event, thread, future, list, unknown
    """

    __slots__ = ("attributes", "awaited", "data", "kind", "line", "name", "of", "taint")

    def __init__(
        self,
        kind: str,
        name: str = "",
        *,
        data: Any = None,
        of: tuple[Value, ...] = (),
        line: int | None = None,
        taint: frozenset[str] = frozenset(),
    ) -> None:
        self.kind = kind
        self.name = name
        self.data = data
        self.of = of
        self.line = line
        self.taint = taint
        """What it was made from: of ``request`` and ``response``."""
        self.awaited = 0
        self.attributes: dict[str, tuple[Value, ...]] = {}

    def __repr__(self) -> str:
        return f"<{self.kind} {self.name}>"


Values = tuple[Value, ...]
"""All that a name may stand for at one place; never empty."""

REQUEST = frozenset({"request"})
RESPONSE = frozenset({"response"})
WIDEST = 5
"""Ideas that are kept for one name."""


def unknown(name: str = "", taint: frozenset[str] = frozenset()) -> Value:
    """A value of which nothing is known but what it was made from."""
    return Value("unknown", name, taint=taint)


def taint(*all_values: Values) -> frozenset[str]:
    """What any of the values was made from."""
    return frozenset().union(*(value.taint for values in all_values for value in values))


def join(first: Values, second: Values) -> Values:
    """All that a name may be after two branches."""
    return first + tuple(value for value in second if value not in first)[:WIDEST]


class ClassScope(dict[str, "Values"]):
    """The names in a class body: the functions in it do not see them."""


class Fact:
    """Something that was read: what, where, about which values, and in which surroundings."""

    __slots__ = ("inside", "kind", "line", "name", "values")

    def __init__(
        self, kind: str, line: int | None, name: str, values: Values, inside: Surroundings
    ) -> None:
        self.kind = kind
        self.line = line
        self.name = name
        self.values = values
        self.inside = inside

    def __repr__(self) -> str:
        return f"{self.line}: {self.kind} {self.name} {self.values}"

    def has(self, *kinds: str) -> bool:
        """Whether it is about a value of one of these kinds."""
        return any(value.kind in kinds for value in self.values)


class Surroundings:
    """Where the reader is: copied and changed on the way in, dropped on the way out."""

    __slots__ = ("background", "conditions", "lock", "phase", "place", "tries", "way")

    def __init__(self) -> None:
        self.place = "import"
        """import, init, handler or hook."""
        self.phase = "before"
        """before the view was awaited, or after."""
        self.conditions: tuple[tuple[ast.expr, bool], ...] = ()
        self.tries: tuple[ast.Try, ...] = ()
        self.lock: int | None = None
        """The line of the lock that is held."""
        self.background = False
        """In a task or a callback that nobody has waited for."""
        self.way = 0
        """Which of the handlers is read that may be made; no request goes through two."""

    def but(self, **changes: Any) -> Surroundings:
        """A copy with changes."""
        new = Surroundings()
        for name in self.__slots__:
            setattr(new, name, changes.get(name, getattr(self, name)))
        return new
