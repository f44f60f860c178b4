"""Reads expressions: what a name stands for, what is done with it. See ``reader``."""

from __future__ import annotations

import ast
import builtins
from typing import TYPE_CHECKING

from autograder.diagnosis import known
from autograder.diagnosis.values import (
    Fact,
    Surroundings,
    Value,
    Values,
    join,
    taint,
    unknown,
)

if TYPE_CHECKING:
    from autograder.diagnosis.reader import Reading

Scopes = list[dict[str, Values]]

STEPS = 6_000
"""Nodes that are looked at; a middleware has a few hundred."""
UNUSED = frozenset({"coroutine", "task", "gathered"})
"""What is no response yet."""
_CALLED = frozenset({"function", "partial", "class"})
"""What is put into a dictionary to be called by its key."""


class Enough(Exception):  # it is no error
    """The reader has taken as many steps as it may."""


class Expressions:
    """Walks through expressions."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.inside = Surroundings()
        self.globals: dict[str, Values] = {}
        self.returns: list[list[tuple[int, Values]]] = [[]]
        self.outer: list[dict[str, dict[str, Values]]] = [{}]
        """Names that a function has declared global or nonlocal, and their scopes."""
        self.of_request: list[dict[str, Values]] = []
        """The scopes of functions that a request has called: they are gone when it is over."""
        self.made: list[Value] = []
        """The objects that a request has made, which are gone then, too."""
        self.middleware: Values = ()
        """What the class or factory has given back."""
        self.running: list[tuple[ast.AST, Value | None]] = []
        """The functions that are being read, with the objects whose methods they are."""
        self.left = STEPS
        self.depth = 0

    def step(self) -> None:
        """Count.

        Raises Enough when there were too many.
        """
        self.left -= 1
        if self.left < 0:
            raise Enough

    def note(self, kind: str, line: int | None, name: str, values: Values = ()) -> None:
        """Note a fact."""
        self.reading.facts.append(Fact(kind, line, name, values, self.inside))

    def used(self, line: int | None, name: str, values: Values) -> None:
        """Note that something is used as the response that it is not, or not any more."""
        awaited = any(value.awaited for value in values)
        self.note("use_awaited" if awaited else "use", line, name, values)

    # --- what an expression gives ------------------------------------------------------------

    def value(self, node: ast.expr, scopes: Scopes) -> Values:
        """What an expression may stand for."""
        self.step()
        visit = getattr(self, "_" + type(node).__name__.lower(), None)
        if visit is not None:
            found: Values = visit(node, scopes)
            return found
        parts = [
            self.value(c, scopes) for c in ast.iter_child_nodes(node) if isinstance(c, ast.expr)
        ]
        return (unknown(type(node).__name__, taint(*parts)),)

    def _constant(self, node: ast.Constant, _: Scopes) -> Values:
        return (Value("const", data=node.value, line=node.lineno),)

    def _name(self, node: ast.Name, scopes: Scopes) -> Values:
        places = [self.outer[-1][node.id]] if node.id in self.outer[-1] else reversed(scopes)
        for scope in places:
            if node.id in scope:
                found = scope[node.id]
                if scope is self.globals and self.inside.place in ("handler", "hook"):
                    self.note("load_global", node.lineno, node.id, found)
                return found
        if node.id in self.globals:
            return self.globals[node.id]
        if hasattr(builtins, node.id):
            return (Value("external", f"builtins.{node.id}"),)
        if node.id not in ("__name__", "__file__"):
            self.note("undefined", node.lineno, node.id)
        return (unknown(node.id),)

    def _await(self, node: ast.Await, scopes: Scopes) -> Values:
        first = len(self.reading.facts)
        values = self.value(node.value, scopes)
        chained = isinstance(node.value, ast.Attribute | ast.Subscript) or (
            isinstance(node.value, ast.Call)
            and isinstance(node.value.func, ast.Attribute)
            and isinstance(node.value.func.value, ast.Call)
        )
        if chained:
            for fact in self.reading.facts[first:]:
                if fact.kind == "use":
                    self.note("await_part", node.lineno, fact.name, fact.values)
        return self.wait(values, node.lineno)

    def wait(self, values: Values, line: int | None, *, quiet: bool = False) -> Values:
        """What awaiting gives; what can't be awaited is noted."""
        found: Values = ()
        for value in values:
            found = join(found, self._wait_one(value, line, quiet=quiet))
        return found or (unknown(),)

    def _wait_one(self, value: Value, line: int | None, *, quiet: bool) -> Values:
        if value.kind in UNUSED:
            value.awaited += 1
            if value.awaited > 1 and value.kind == "coroutine" and not quiet:
                self.note("await_twice", line, value.name, (value,))
            if value.kind == "gathered":
                if len(value.of) > 1 and any(one.data == "view" for one in value.of):
                    self.note("gather_view", value.line, "gather", value.of)
                return (Value("list", of=tuple(self.wait(value.of, line))),)
            return self.run(value, line)
        if value.kind == "event":
            self.note("await_event", line, value.name, (value,))
        if value.kind in ("unknown", "external", "event", "object", "future"):
            return (unknown(value.name, value.taint),)
        if not quiet:
            self.note("await_other", line, value.kind, (value,))
        return (value,)

    def run(self, value: Value, line: int | None) -> Values:
        """What a call gives that is waited for."""
        raise NotImplementedError

    def call(
        self, callee: Values, arguments: list[Values], keywords: dict[str, Values], line: int | None
    ) -> Values:
        """What calling gives."""
        raise NotImplementedError

    def attribute(self, value: Value, name: str, line: int) -> Values:
        """What an attribute of a value stands for."""
        raise NotImplementedError

    def assign(self, target: ast.expr, values: Values, scopes: Scopes) -> None:
        """Let a target stand for values from here on."""
        raise NotImplementedError

    def enter(
        self, value: Value, arguments: list[Values], keywords: dict[str, Values], line: int | None
    ) -> Values:
        """Read a function's body; what it returns."""
        raise NotImplementedError

    def _attribute(self, node: ast.Attribute, scopes: Scopes) -> Values:
        found: Values = ()
        for value in self.value(node.value, scopes):
            if value.kind in UNUSED and node.attr not in known.TASK_METHODS:
                self.used(node.lineno, f".{node.attr}", (value,))
            if value.kind in ("response", "request", "own", "copy"):
                self.note("attribute", node.lineno, node.attr, (value,))
            found = join(found, self.attribute(value, node.attr, node.lineno))
        return found

    def _subscript(self, node: ast.Subscript, scopes: Scopes) -> Values:
        of = self.value(node.value, scopes)
        key = self.value(node.slice, scopes)
        found: Values = ()
        for value in of:
            if value.kind in UNUSED:
                self.used(node.lineno, "[]", (value,))
            if value.kind == "list" and value.of:
                place = key[0].data if isinstance(key[0].data, int) else 0
                found = join(
                    found, (value.of[place if -len(value.of) <= place < len(value.of) else 0],)
                )
            elif value.kind == "dict" and value.attributes.get("()"):
                found = join(found, value.attributes["()"])
            elif value.kind in ("shared", "object") and value.attributes:
                found = join(found, value.attributes.get("[]", (unknown("", value.taint),)))
            else:
                found = join(found, (unknown(value.name, value.taint),))
        self.note("load_item", node.lineno, str(key[0].data), of)
        return found

    def items(self, values: Values) -> Values:
        """What stands in a list."""
        found = tuple(item for value in values for item in value.of)
        return found or (unknown("item", taint(values)),)

    def truth(self, node: ast.expr, scopes: Scopes) -> None:
        """Note that the truth of something was asked that is no response yet."""
        if isinstance(node, ast.Name | ast.Attribute):
            name = node.id if isinstance(node, ast.Name) else None
            for scope in reversed(scopes):
                if name is not None and name in scope:
                    if any(v.kind in UNUSED for v in scope[name]):
                        self.note("truth", node.lineno, name, scope[name])
                    return

    def _namedexpr(self, node: ast.NamedExpr, scopes: Scopes) -> Values:
        values = self.value(node.value, scopes)
        self.assign(node.target, values, scopes)
        return values

    def _lambda(self, node: ast.Lambda, scopes: Scopes) -> Values:
        return (Value("function", "lambda", data=(node, list(scopes), None), line=node.lineno),)

    def _ifexp(self, node: ast.IfExp, scopes: Scopes) -> Values:
        self.value(node.test, scopes)
        outside = self.inside
        self.inside = outside.but(conditions=(*outside.conditions, (node.test, True)))
        body = self.value(node.body, scopes)
        self.inside = outside.but(
            conditions=(*outside.conditions, (node.test, False)), phase=self.inside.phase
        )
        other = self.value(node.orelse, scopes)
        self.inside = outside.but(phase=self.inside.phase)
        return join(body, other)

    def _boolop(self, node: ast.BoolOp, scopes: Scopes) -> Values:
        found: Values = ()
        for part in node.values:
            found = join(found, self.value(part, scopes))
        return found

    def _tuple(self, node: ast.Tuple | ast.List | ast.Set, scopes: Scopes) -> Values:
        items = [self.value(item, scopes) for item in node.elts]
        made = Value("list", of=tuple(i[0] for i in items), line=node.lineno, taint=taint(*items))
        return (made,)

    _list = _set = _tuple

    def _dict(self, node: ast.Dict, scopes: Scopes) -> Values:
        keys = [self.value(key, scopes) for key in node.keys if key is not None]
        given = tuple(value for part in node.values for value in self.value(part, scopes))
        made = Value("dict", line=node.lineno, taint=taint(given, *keys))
        made.attributes["()"] = tuple(value for value in given if value.kind in _CALLED)
        return (made,)

    def _starred(self, node: ast.Starred, scopes: Scopes) -> Values:
        return self.items(self.value(node.value, scopes))

    def _listcomp(
        self, node: ast.ListComp | ast.GeneratorExp | ast.SetComp, scopes: Scopes
    ) -> Values:
        inner: Scopes = [*scopes, {}]
        for part in node.generators:
            over = self.value(part.iter, inner)
            self.note("iterate", node.lineno, "async" if part.is_async else "", over)
            self.assign(part.target, self.items(over), inner)
            for test in part.ifs:
                self.value(test, inner)
        items = self.value(node.elt, inner)
        return (Value("list", of=items, line=node.lineno, taint=taint(items)),)

    _generatorexp = _setcomp = _listcomp

    def _dictcomp(self, node: ast.DictComp, scopes: Scopes) -> Values:
        inner: Scopes = [*scopes, {}]
        for part in node.generators:
            self.assign(part.target, self.items(self.value(part.iter, inner)), inner)
        parts = (self.value(node.key, inner), self.value(node.value, inner))
        return (Value("dict", line=node.lineno, taint=taint(*parts)),)

    def _yield(self, node: ast.Yield, scopes: Scopes) -> Values:
        self.note("yield", node.lineno, "")
        if node.value is not None:
            self.value(node.value, scopes)
        return (unknown("yield"),)
