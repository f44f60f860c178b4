"""Reads classes of the file: what they inherit, how an object is made, what it has.

See ``reader``.
"""

from __future__ import annotations

import ast

from autograder.diagnosis import known
from autograder.diagnosis.expressions import Scopes
from autograder.diagnosis.names import last_name
from autograder.diagnosis.outside import Arguments, Keywords, Outside
from autograder.diagnosis.values import Value, Values, unknown

BASES = 12
"""Classes that one inherits from and that are looked into."""


class Classes(Outside):
    """Walks into classes."""

    def _make(
        self, kind: Value, arguments: Arguments, keywords: Keywords, line: int | None
    ) -> Values:
        made = Value("object", kind.name, data=kind, line=kind.line)
        if self.inside.place in ("handler", "hook"):
            self.made.append(made)
        new = self.method(kind, "__new__")
        if new is not None and isinstance(new[0].data[0], ast.FunctionDef):
            result = self.call(new, [(kind,), *arguments], keywords, line)
            if any(v.kind not in ("unknown", "object") for v in result):
                return result
        init = self.method(kind, "__init__")
        if init is not None:
            if isinstance(init[0].data[0], ast.AsyncFunctionDef):
                self.note("async_init", init[0].line, kind.name)
                self.enter(self.bound(init, made)[0], arguments, keywords, line)
            else:
                self.call(self.bound(init, made), arguments, keywords, line)
        else:
            self._fields(kind, made, arguments, keywords)
        return (made,)

    def _fields(self, kind: Value, made: Value, arguments: Arguments, keywords: Keywords) -> None:
        """A dataclass, a NamedTuple or a base from elsewhere has an ``__init__`` of its own."""
        names = [
            s.target.id
            for s in kind.data[0].body
            if isinstance(s, ast.AnnAssign) and isinstance(s.target, ast.Name)
        ]
        for name, argument in zip(names, arguments, strict=False):
            made.attributes[name] = argument
        made.attributes.update({k: v for k, v in keywords.items() if k in names})
        if self.is_mixin(kind) and arguments:
            made.attributes["get_response"] = arguments[0]
        after = self.method(kind, "__post_init__")
        if after is not None:
            self.call(self.bound(after, made), [], {}, kind.line)

    def bases(self, kind: Value) -> list[Value]:
        """The classes of the file that a class inherits from, itself first."""
        found: list[Value] = []
        queue = [kind]
        while queue and len(found) < BASES:
            one = queue.pop(0)
            if one.kind == "class" and one not in found:
                found.append(one)
                queue += [v for base in one.data[1] for v in base]
        return found

    def is_mixin(self, kind: Value) -> bool:
        """Whether a class inherits from Django's MiddlewareMixin."""
        return any(
            v.kind == "external" and v.name.endswith("MiddlewareMixin")
            for one in self.bases(kind)
            for base in one.data[1]
            for v in base
        )

    def method(self, kind: Value, name: str) -> Values | None:
        """A function of a class or of one that it inherits from; None if there is none."""
        for one in self.bases(kind):
            if name in one.data[2]:
                found: Values = one.data[2][name]
                if found and found[0].kind == "function":
                    return found
        return None

    @staticmethod
    def bound(method: Values, owner: Value) -> Values:
        """The method of one object."""
        made = []
        for value in method:
            if value.kind != "function":  # what a decorator may give back as well
                made.append(value)
                continue
            node, scopes, _ = value.data
            static = any(
                isinstance(d, ast.Name) and d.id == "staticmethod"
                for d in getattr(node, "decorator_list", ())
            )
            bound = None if static else owner
            made.append(Value("function", value.name, data=(node, scopes, bound), line=value.line))
        return tuple(made)

    def attribute(self, value: Value, name: str, line: int) -> Values:
        """What an attribute stands for: of an object, a class, a module, a response."""
        if name in value.attributes:
            return value.attributes[name]
        if value.kind in ("object", "class"):
            kind = value.data if value.kind == "object" else value
            for one in self.bases(kind):
                if name in one.attributes or name in one.data[2]:
                    found: Values = one.attributes.get(name) or one.data[2][name]
                    if value.kind == "object" and found[0].kind == "function":
                        return self._bound_or_property(found, value, line)
                    return found
            if name not in ("__class__", "__dict__", "__name__", "get_response"):
                self.note("no_attribute", line, name, (value,))
            return (value.data,) if name == "__class__" else (unknown(name),)
        if value.kind == "super":
            for one in value.data:
                given = one.data[2].get(name)
                if given and given[0].kind == "function":
                    return self._bound_or_property(given, value.of[0], line)
            return (unknown(f"super().{name}"),)
        if value.kind == "external":
            return (Value("external", f"{value.name}.{name}"),)
        if value.kind in ("response", "own", "copy", "request"):
            if name in ("headers", "META", "_headers"):
                what = "meta" if value.kind == "request" else "headers"
                return (Value(what, value.kind, taint=value.taint, of=(value,)),)
            if not known.has(value.kind, name):
                self.note("foreign", line, f"{value.kind}.{name}", (value,))
            return (unknown(f"{value.kind}.{name}", value.taint),)
        return (unknown(f"{value.name}.{name}", value.taint),)

    def _bound_or_property(self, found: Values, value: Value, line: int) -> Values:
        node = found[0].data[0]
        names = {last_name(d) for d in getattr(node, "decorator_list", ())}
        bound = self.bound(found, value)
        if names & {"property", "cached_property"}:
            return self.call(bound, [], {}, line)
        return bound

    def decorated(self, decorator: ast.expr, made: Values, scopes: Scopes) -> Values:
        """What a decorator makes of a function."""
        values = self.value(decorator, scopes)
        name = values[0].name
        if values[0].kind == "function":
            result = self.call(values, [made], {}, decorator.lineno)
            return result if result[0].kind in ("function", "object", "partial") else made
        if name.endswith(("only_middleware", "sync_and_async_middleware")):
            self.note("flag_decorator", decorator.lineno, name.rpartition(".")[2], made)
        if name.endswith(("lru_cache", "cache", "cached", "lru_cache()", "cached()")):
            self.note("cached", decorator.lineno, name, made)
        if name.endswith("async_to_sync"):
            return (Value("bridge", "async_to_sync", of=made, line=decorator.lineno),)
        if name.endswith("sync_to_async"):
            return (Value("threaded", name, of=made, line=decorator.lineno),)
        return made
