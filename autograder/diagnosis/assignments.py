"""Reads assignments: to names, attributes and items; what is kept, and where. See ``reader``."""

from __future__ import annotations

import ast

from autograder.diagnosis.expressions import UNUSED, Expressions, Scopes
from autograder.diagnosis.values import Value, Values, taint, unknown


class Assignments(Expressions):
    """Walks through assignments."""

    def assign(self, target: ast.expr, values: Values, scopes: Scopes) -> None:
        """Let a target stand for values from here on."""
        self.step()
        if isinstance(target, ast.Name):
            scope = self.outer[-1].get(target.id, scopes[-1])
            if scope is not scopes[-1] and not self._is_of_request(scope):
                self._store("outer", target.id, values, target.lineno)
            scope[target.id] = values
        elif isinstance(target, ast.Tuple | ast.List):
            for place, part in enumerate(target.elts):
                of = tuple(v.of[place] for v in values if place < len(v.of))
                self.assign(part, of or (unknown("part", taint(values)),), scopes)
        elif isinstance(target, ast.Attribute):
            for owner in self.value(target.value, scopes):
                self.set_attribute(owner, target.attr, values, target.lineno)
        elif isinstance(target, ast.Subscript):
            key = self.value(target.slice, scopes)
            owners = self.value(target.value, scopes)
            self.set_item(owners, key, values, target, scopes)
        elif isinstance(target, ast.Starred):
            self.assign(target.value, values, scopes)

    def set_attribute(self, owner: Value, name: str, values: Values, line: int | None) -> None:
        """Assign to an attribute."""
        if owner.kind in UNUSED:
            self.used(line, f".{name}", (owner,))
        elif owner.kind in ("response", "own", "copy", "request"):
            self.note("set_attribute", line, name, (owner, *values))
            if owner.kind == "request" and any(value.kind in UNUSED for value in values):
                owner.attributes[name] = values  # it may be awaited from there
        else:
            where = self._keeps((owner,))
            if where:
                self._store(where, name, values, line)
            owner.attributes[name] = values

    def set_item(
        self, owners: Values, key: Values, values: Values, target: ast.Subscript, scopes: Scopes
    ) -> None:
        """Assign to an item: a header, or something that is kept."""
        for owner in owners:
            if owner.kind in UNUSED:
                self.used(target.lineno, "[]=", (owner,))
            elif owner.kind in ("response", "own", "copy", "request", "headers", "meta"):
                self.note("header", target.lineno, owner.kind, (owner, *key[:1], *values))
            else:
                where = self.lives(target.value, scopes)
                if where:
                    self._store(where, "[]", values, target.lineno, taint(key))
                owner.attributes["[]"] = values

    def lives(self, node: ast.expr, scopes: Scopes) -> str:
        """Where the object lives that an expression names, if it outlives a request."""
        while isinstance(node, ast.Subscript | ast.Attribute):
            if isinstance(node, ast.Attribute):
                where = self._keeps(self.value(node.value, scopes))
                if where:
                    return where
            node = node.value
        if isinstance(node, ast.Name):
            for scope in reversed(scopes):
                if node.id in scope:
                    if scope is self.globals:
                        return "outer"
                    own = scope is scopes[-1] or self._is_of_request(scope)
                    return "" if own else "outer"
        return ""

    def _keeps(self, owners: Values) -> str:
        """Where an attribute of these lives, if it is of an object or class that is kept."""
        for owner in owners:
            if owner.kind == "class":
                return "class"
            if owner.kind == "object" and owner not in self.made:
                helper = self.middleware and owner not in self.middleware
                return "outer" if helper else "self"
        return ""

    def _is_of_request(self, scope: dict[str, Values]) -> bool:
        return any(scope is one for one in self.of_request)

    def _store(
        self,
        where: str,
        name: str,
        values: Values,
        line: int | None,
        also: frozenset[str] = frozenset(),
    ) -> None:
        if self.inside.place in ("handler", "hook"):
            made = Value("stored", name, taint=taint(values) | also)
            self.note(f"store_{where}", line, name, (made, *values))
        elif self.inside.place == "init" and where != "self" and _holds(values, "get_response"):
            self.note("get_response_shared", line, name, values)
        elif self.inside.place == "init" and where != "self":
            self.note("init_shared", line, name, values)

    def dotted(self, node: ast.expr, scopes: Scopes) -> str:
        """The names in an expression, for instance of exceptions that are caught."""
        found = []
        for part in ast.walk(node):
            if isinstance(part, ast.Name):
                found.append(part.id)
            elif isinstance(part, ast.Attribute):
                found.append(part.attr)
        return " ".join(found)


def _holds(values: Values, kind: str) -> bool:
    return any(value.kind == kind for value in values)
