"""Reads calls: into functions of the file, with the arguments that they get.

See ``reader``.
"""

from __future__ import annotations

import ast

from autograder.diagnosis import known
from autograder.diagnosis.classes import Classes
from autograder.diagnosis.expressions import UNUSED, Scopes
from autograder.diagnosis.outside import Arguments, Keywords
from autograder.diagnosis.values import RESPONSE, Value, Values, join, taint, unknown

DEPTH = 12
"""Calls inside of each other that are followed."""

Function = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda


class Calls(Classes):
    """Walks into calls."""

    def _call(self, node: ast.Call, scopes: Scopes) -> Values:
        arguments: Arguments = []
        for argument in node.args:
            arguments.append(self.value(argument, scopes))
        keywords = {k.arg or "**": self.value(k.value, scopes) for k in node.keywords}
        if isinstance(node.func, ast.Attribute):
            return self._method_call(node, node.func, arguments, keywords, scopes)
        if isinstance(node.func, ast.Name) and node.func.id == "super":
            return self._super()
        return self.call(self.value(node.func, scopes), arguments, keywords, node.lineno)

    def _method_call(
        self,
        node: ast.Call,
        func: ast.Attribute,
        arguments: Arguments,
        keywords: Keywords,
        scopes: Scopes,
    ) -> Values:
        found: Values = ()
        for owner in self.value(func.value, scopes):
            special = self.method_of(owner, func, arguments, keywords, scopes)
            if special is None:
                if owner.kind in UNUSED and func.attr not in known.TASK_METHODS:
                    self.used(node.lineno, f".{func.attr}()", (owner,))
                special = self.call(
                    self.attribute(owner, func.attr, node.lineno), arguments, keywords, node.lineno
                )
            found = join(found, special)
        return found

    def method_of(
        self,
        owner: Value,
        func: ast.Attribute,
        arguments: Arguments,
        keywords: Keywords,
        scopes: Scopes,
    ) -> Values | None:
        """What a method gives that is known; None if it is not."""
        name, line = func.attr, func.lineno
        if owner.kind == "super" and name == "__init__" and arguments:
            made = owner.of[0]
            if self.is_mixin(made.data) and not any(name in k.data[2] for k in owner.data):
                made.attributes["get_response"] = arguments[0]
        if owner.kind in ("response", "request", "own", "copy"):
            return self._of_response(owner, name, arguments, line)
        if owner.kind in ("headers", "meta"):
            if name in ("setdefault", "__setitem__") and len(arguments) > 1:
                self.note("header", line, owner.kind, (owner, *arguments[0][:1], *arguments[1]))
            elif name not in known.HEADERS_METHODS:
                self.note("foreign", line, f"headers.{name}", (owner,))
            return (unknown("", owner.taint),)
        if owner.kind in UNUSED and name in known.TASK_METHODS:
            return self._of_task(owner, name, arguments, line)
        if owner.kind == "lock":
            if name == "acquire":
                self.inside = self.inside.but(lock=line)
            elif name == "release":
                self.inside = self.inside.but(lock=None)
            return (Value("coroutine", f"lock.{name}", of=(unknown(),), line=line),)
        if name == "add_done_callback" and arguments:
            self._later(arguments[0], [(owner,)], line, name)
            return (unknown(name),)
        if owner.kind == "event":
            if name == "clear":
                self.note("event_clear", line, owner.name, (owner,))
            if name == "wait":
                self.note("await_event", line, owner.name, (owner,))
            return (unknown(name),)
        if owner.kind == "dict" and name == "get" and owner.attributes.get("()"):
            return join(owner.attributes["()"], arguments[1] if len(arguments) > 1 else ())
        if owner.kind in ("list", "dict", "unknown", "shared") and name in known.KEEPING:
            where = self.lives(func.value, scopes)
            if where:
                self._store(
                    where, name, arguments[-1] if arguments else (), line, taint(*arguments)
                )
            if name == "setdefault" and len(arguments) > 1:
                owner.attributes["[]"] = arguments[1]
                return arguments[1]
            return (unknown("", owner.taint | taint(*arguments)),)
        return None

    def _super(self) -> Values:
        """What ``super()`` stands for: the same object, as the classes further up know it."""
        for node, owner in reversed(self.running):
            if owner is None or owner.kind != "object":
                continue
            order = self.bases(owner.data)
            for place, one in enumerate(order):
                functions = (v for values in one.data[2].values() for v in values)
                if any(v.kind == "function" and v.data[0] is node for v in functions):
                    return (Value("super", data=order[place + 1 :], of=(owner,)),)
        return (unknown("super"),)

    def block(self, body: list[ast.stmt], scopes: Scopes) -> bool:
        """Read statements: ``reader`` knows how."""
        raise NotImplementedError

    # --- calling -----------------------------------------------------------------------------

    def call(
        self, callee: Values, arguments: Arguments, keywords: Keywords, line: int | None
    ) -> Values:
        """What calling gives; functions of the file are read with these arguments."""
        self.step()
        found: Values = ()
        for value in callee:
            found = join(found, self._call_one(value, arguments, keywords, line))
        return found or (unknown(),)

    def _call_one(
        self, value: Value, arguments: Arguments, keywords: Keywords, line: int | None
    ) -> Values:
        if value.kind == "get_response":
            return self._call_view(value, arguments, line)
        if value.kind == "function":
            return self._call_function(value, arguments, keywords, line)
        if value.kind == "class":
            return self._make(value, arguments, keywords, line)
        if value.kind == "partial":
            return self.call(value.of, [*value.data, *arguments], keywords, line)
        if value.kind == "object":
            method = self.method(value.data, "__call__")
            if method is not None:
                return self.call(self.bound(method, value), arguments, keywords, line)
        if value.kind == "bridge":
            self.note("bridge", line, value.name, value.of)
            return (Value("response", taint=RESPONSE),) if value.of[:1] else (unknown(),)
        if value.kind == "threaded":  # sync_to_async(...)
            return (Value("coroutine", value.name, of=value.of, data=arguments, line=line),)
        if value.kind == "external":
            return self._call_external(value.name, arguments, keywords, line)
        if value.kind in UNUSED or value.kind in ("response", "request", "const"):
            self.note("call_other", line, value.kind, (value,))
        return (unknown(value.name, taint(*arguments) | value.taint),)

    def _call_view(self, value: Value, arguments: Arguments, line: int | None) -> Values:
        made = Value("coroutine", "get_response", data="view", line=line, taint=RESPONSE)
        self.note("call_view", line, "", (made, *(v for a in arguments[:1] for v in a)))
        for argument in arguments[:1]:
            for one in argument:
                if one.kind != "request":
                    self.note("view_argument", line, one.kind, (one,))
        return (made,)

    def _call_function(
        self, value: Value, arguments: Arguments, keywords: Keywords, line: int | None
    ) -> Values:
        node: Function = value.data[0]
        if isinstance(node, ast.AsyncFunctionDef):
            made = Value("coroutine", node.name, data=(value, arguments, keywords), line=line)
            if not _generates(node):
                self.note("call_own", line, node.name, (made,))
            return (made,)
        return self.enter(value, arguments, keywords, line)

    def enter(
        self, value: Value, arguments: Arguments, keywords: Keywords, line: int | None
    ) -> Values:
        """Read a function's body; what it returns."""
        if self.depth >= DEPTH:
            return (unknown(),)
        node, _, owner = value.data
        self.running.append((node, owner))
        try:
            return self._enter(value, arguments, keywords, line)
        finally:
            self.running.pop()

    def _enter(
        self, value: Value, arguments: Arguments, keywords: Keywords, line: int | None
    ) -> Values:
        node, scopes, owner = value.data
        scope = self._parameters(node, owner, arguments, keywords, line)
        if self.inside.place in ("handler", "hook"):
            self.of_request.append(scope)
        self.depth += 1
        if isinstance(node, ast.Lambda):
            result = self.value(node.body, [*scopes, scope])
            self.depth -= 1
            return result
        self.returns.append([])
        self.outer.append({})
        outside = self.inside
        goes_on = self.block(node.body, [*scopes, scope])
        # How the function was called is as before; whether the view was awaited stays known.
        self.inside = outside.but(phase=self.inside.phase, lock=self.inside.lock)
        self.outer.pop()
        returned = self.returns.pop()
        self.depth -= 1
        result = ()
        for _, values in returned:
            result = join(result, values)
        if goes_on and not _generates(node):
            result = join(result, (Value("const", "end", data=None, line=node.lineno),))
        return result or (unknown("yield"),)

    def _parameters(
        self,
        node: Function,
        owner: Value | None,
        arguments: Arguments,
        keywords: Keywords,
        line: int | None,
    ) -> dict[str, Values]:
        spec = node.args
        names = [a.arg for a in (*spec.posonlyargs, *spec.args)]
        given = [(owner,), *arguments] if owner is not None else list(arguments)
        scope: dict[str, Values] = dict(zip(names, given, strict=False))
        if len(given) > len(names) and spec.vararg is None and "**" not in keywords:
            self.note("arity", node.lineno, getattr(node, "name", "lambda"), given[-1])
        for name in [*names, *(a.arg for a in spec.kwonlyargs)]:
            if name in keywords:
                scope[name] = keywords[name]
        without = len(names) - len(spec.defaults)
        for place, name in enumerate(names):
            if name in scope:
                continue
            if place < without and "**" not in keywords:
                self.note("arity", node.lineno, getattr(node, "name", "lambda"))
            default = spec.defaults[place - without] if place >= without else None
            scope[name] = (
                (Value("const", data=default.value),)
                if isinstance(default, ast.Constant)
                else (unknown(name),)
            )
        if spec.vararg is not None:
            rest = tuple(v for a in given[len(names) :] for v in a)
            scope[spec.vararg.arg] = (Value("list", of=rest, taint=taint(rest)),)
        for name in [a.arg for a in spec.kwonlyargs] + ([spec.kwarg.arg] if spec.kwarg else []):
            scope.setdefault(name, (unknown(name),))
        return scope

    def run(self, value: Value, line: int | None) -> Values:
        """What a coroutine gives when it is awaited: its body is read now."""
        if value.kind == "task" or (value.kind == "coroutine" and value.data is None):
            return self.wait(value.of, line, quiet=True) if value.of else (unknown(),)
        if value.data == "view":
            self.note("await_view", line, "", (value,))
            self.inside = self.inside.but(phase="after")
            if value.awaited > 1 and value.attributes.get("response"):
                return value.attributes["response"]
            value.attributes["response"] = (Value("response", taint=RESPONSE, line=line),)
            return value.attributes["response"]
        if isinstance(value.data, list):  # a function in a thread
            given = self.call(value.of, value.data, {}, line)
            for one in given:
                if one.kind == "coroutine" and one.data == "view" and not one.awaited:
                    self.note("thread_view", value.line, value.name, (one,))
            return given
        function, arguments, keywords = value.data
        return self.enter(function, arguments, keywords, value.line)


def _generates(node: ast.AST) -> bool:
    return any(isinstance(part, ast.Yield | ast.YieldFrom) for part in ast.walk(node))
