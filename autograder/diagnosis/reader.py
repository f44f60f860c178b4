"""Reads a submission as a person does: from the name that Django calls, along the calls.

The source is parsed, never executed. The reader walks through the code in the order in which it
would run, with an idea of what each name stands for, into helpers, nested functions and base
classes, and notes what matters. It is no interpreter: it goes into every branch, once through
every loop, and gives up after a number of steps. So it can't hang, whatever is in the file.
"""

from __future__ import annotations

import ast
import contextlib
import warnings

from autograder.diagnosis.expressions import Enough
from autograder.diagnosis.spelling import plain
from autograder.diagnosis.statements import Statements
from autograder.diagnosis.values import (
    REQUEST,
    RESPONSE,
    Fact,
    Value,
    Values,
)

SIZE_LIMIT = 30_000
"""Characters. A middleware has a thousand; what is longer is not read."""


class Reading:
    """What was read. Without ``tree`` it is no Python, and ``error`` says why."""

    def __init__(self) -> None:
        self.tree: ast.Module | None = None
        self.error: SyntaxError | None = None
        self.names: dict[str, Values] = {}
        """What the module's names stand for."""
        self.facts: list[Fact] = []
        self.entry: Value | None = None
        """What the name of the exercise stands for."""
        self.handlers: list[Value] = []
        """What handles a request: functions of the file, or something else that was found."""
        self.mixin = False

    def of(self, *kinds: str) -> list[Fact]:
        """The facts of these kinds, in order."""
        return [fact for fact in self.facts if fact.kind in kinds]


def read(source: str, name: str) -> Reading:
    """Read a submission whose class or factory is called ``name``. Never raises."""
    reading = Reading()
    if len(source) > SIZE_LIMIT:
        return reading
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about "\\d": pytest may make errors of them
            reading.tree = plain(ast.parse(source))
    except SyntaxError as error:
        reading.error = error
        return reading
    except (ValueError, RecursionError, MemoryError):
        return reading
    with contextlib.suppress(Enough, RecursionError):  # what was noted so far is all there is
        Reader(reading).walk(reading.tree, name)
    return reading


class Reader(Statements):
    """Makes the middleware and sends it a request; ``Statements`` knows the rest."""

    def walk(self, tree: ast.Module, name: str) -> None:
        """Read the module, then make the middleware and send it a request."""
        self.globals = self.reading.names
        self.block(tree.body, [self.globals])
        found = self.globals.get(name)
        if not found:
            return
        entry = self.reading.entry = found[0]
        self.inside = self.inside.but(place="init")
        made = self.call((entry,), [(Value("get_response", "get_response"),)], {}, entry.line)
        if entry.kind == "function" and made and made[0].kind == "coroutine":
            self.note("async_factory", entry.line, name)
            made = self.wait(made, entry.line, quiet=True)
        self.middleware = made
        for way, value in enumerate(made):
            self.inside = self.inside.but(place="handler", phase="before", way=way)
            self._request(value)

    def _request(self, made: Value) -> None:
        """Let a request come in to what the factory has given back."""
        request: Values = (Value("request", "request", taint=REQUEST),)
        if made.kind == "object" and self.is_mixin(made.data):
            self.reading.mixin = True
            self._hooks(made, request)
            if self.method(made.data, "__call__") is None:
                return
        handler = made
        if made.kind == "object":
            found = self.method(made.data, "__call__")
            if found is None:
                self.note("no_call", made.line, made.name, (made,))
                self._hooks(made, request)
                return
            handler = found[0]
        self.reading.handlers.append(handler)
        result = self.call((made,), [request], {}, handler.line)
        if _is_async(handler):
            result = self.wait(result, handler.line, quiet=True)
        else:
            self.note("sync_handler", handler.line, handler.name, result)
            if any(value.kind == "coroutine" and value.data != "view" for value in result):
                result = self.wait(result, handler.line, quiet=True)
        self.note("answer", handler.line, "", result)

    def _hooks(self, made: Value, request: Values) -> None:
        response: Values = (Value("response", taint=RESPONSE),)
        for name, arguments in (
            ("process_request", [request]),
            ("process_response", [request, response]),
        ):
            hook = self.method(made.data, name)
            if hook is None:
                continue
            is_async = isinstance(hook[0].data[0], ast.AsyncFunctionDef)
            self.note("async_hook" if is_async else "hook", hook[0].line, name, hook)
            self.inside = self.inside.but(
                place="hook", phase="before" if name == "process_request" else "after"
            )
            result = self.call(self.bound(hook, made), arguments, {}, hook[0].line)
            if is_async:
                result = self.wait(result, hook[0].line, quiet=True)
            if name == "process_response":
                self.note("answer", hook[0].line, name, result)
        self.inside = self.inside.but(place="handler", phase="before")


def _is_async(handler: Value) -> bool:
    """Whether calling it gives a coroutine by itself."""
    while handler.kind == "partial" and handler.of:
        handler = handler.of[0]
    if handler.kind == "function":
        return isinstance(handler.data[0], ast.AsyncFunctionDef)
    return handler.kind != "bridge"
