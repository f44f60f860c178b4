"""Slips of the pen that Python accepts, until the line runs."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from autograder.diagnosis.look import POSSIBLE, STRONG, Guess, Look
from autograder.diagnosis.names import last_name

_MANY = re.compile(r"'(list|set|tuple)' object has no attribute '(status_code|headers)'")
_SEVERAL = {"list", "set", "tuple"}
_GIVES = {"gather": "gives a list of results", "wait": "gives two sets of tasks"}


def _flag(typed: ast.AnnAssign) -> bool:
    """Whether the value of a flag stands where its type belongs."""
    flags = ("async_capable", "sync_capable")
    return last_name(typed.target) in flags and isinstance(typed.annotation, ast.Constant)


def compares(look: Look) -> Iterator[Guess]:
    """``==`` or ``:`` stands where ``=`` is meant, and nothing is set."""
    if not (look.seen.wrong or "NameError" in look.reason):
        return
    for node in look.nodes():
        typed = node if isinstance(node, ast.AnnAssign) and node.value is None else None
        if typed is not None and (isinstance(typed.target, ast.Subscript) or _flag(typed)):
            text = f"`{ast.unparse(typed)[:60]}` sets nothing"
            yield Guess(STRONG + 4, "name_or_syntax.annotates", typed.lineno, text)
        asked = node.value if isinstance(node, ast.Expr) else None
        if isinstance(asked, ast.Compare) and isinstance(asked.ops[0], ast.Eq):
            text = f"`{ast.unparse(asked)[:60]}` sets nothing"
            # What is not there, and so can't be compared, has a name of its own.
            weight = POSSIBLE if look.seen.error("KeyError") else STRONG + 4
            yield Guess(weight, "name_or_syntax.compares", asked.lineno, text)


def not_called(look: Look) -> Iterator[Guess]:
    """``if self.is_ok:`` asks whether there is such a method, and there is."""
    if not look.seen.wrong:
        return
    functions = {
        node.name
        for node in look.nodes()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and not node.decorator_list
    }
    for node in look.nodes():  # what has another value, too, may be asked for that
        if isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Store):
            functions.discard(last_name(node))
    asked = [n.test for n in look.nodes() if isinstance(n, ast.If | ast.IfExp | ast.While)]
    for test in asked:
        name = test.id if isinstance(test, ast.Name) else ""
        if isinstance(test, ast.Attribute) and getattr(test.value, "id", "") == "self":
            name = test.attr
        if name in functions:
            text = f"`{ast.unparse(test)}` is a function, and it is not called"
            yield Guess(STRONG + 4, "name_or_syntax.not_called", test.lineno, text)


def init_returns(look: Look) -> Iterator[Guess]:
    """``__init__`` gives back something else than None."""
    error = look.seen.error("__init__() should return None")
    entry = look.read.entry
    if error is None or entry is None or entry.kind != "class" or look.read.of("async_init"):
        return
    init = look.init_of(entry)
    given = [n for n in ast.walk(init) if isinstance(n, ast.Return) and n.value] if init else []
    line = given[0].lineno if given else error.line
    text = f"{error.type}: {error.text}"
    yield Guess(STRONG, "async_factory_or_init.init_returns", line, text)


def several(look: Look) -> Iterator[Guess]:
    """``gather`` and ``wait`` give several things, and they are taken for the one response."""
    error = look.seen.error("object has no attribute")
    used = error is not None and _MANY.search(error.text)
    if not used and not _SEVERAL & look.seen.kinds:
        return
    for node in look.nodes():
        if isinstance(node, ast.Call) and node.args:  # without any, it is an event's ``wait``
            name = last_name(node.func)
            if name in _GIVES:
                text = f"{name} {_GIVES[name]}" + (", and they are returned" if not used else "")
                detail = "list" if name == "gather" else "sets"
                yield Guess(STRONG + 3, f"task_instead_of_await.{detail}", node.lineno, text)


def error_as_result(look: Look) -> Iterator[Guess]:
    """``return_exceptions=True``, and what comes of it is returned."""
    if not any(kind.endswith("Error") for kind in look.seen.kinds):
        return
    for node in look.nodes():
        if isinstance(node, ast.keyword) and node.arg == "return_exceptions":
            text = "with return_exceptions=True, an error is a result"
            yield Guess(STRONG, "exceptions.returned", node.value.lineno, text)


def handed_over(look: Look) -> Iterator[Guess]:
    """``wait_for(get_response, 5)``: a function where the call of one belongs."""
    error = look.seen.error("a coroutine was expected, got <func", "or an awaitable is required")
    if error is None:
        return
    calls = [n for n in look.nodes() if isinstance(n, ast.Call) and n.lineno == error.line]
    given = [argument for call in calls for argument in call.args]
    if any(last_name(a) == "get_response" for a in given):
        text = "get_response is handed over itself, not a call of it"
        yield Guess(STRONG, "wrong_await_target.function", error.line, text)


def item(look: Look) -> Iterator[Guess]:
    """``response["status_code"]``: in brackets, a response looks for a header."""
    error = look.seen.error("KeyError")
    name = error.text.strip("'").lower() if error is not None else ""
    if error is not None and name in _ATTRIBUTES:
        text = f"KeyError: there is no header {name}"
        yield Guess(STRONG + 4, "other_framework_api.response_item", error.line, text)


_ATTRIBUTES = {"status", "status_code", "reason_phrase", "content", "body", "headers"}
"""What a response has, and what it is called elsewhere; it is no header."""


def old_headers(look: Look) -> Iterator[Guess]:
    """``response._headers``, as Django had it years ago."""
    error = look.seen.error("object has no attribute '_headers'")
    if error is not None:
        text = f"AttributeError: {error.text}"
        yield Guess(STRONG + 4, "other_framework_api._headers", error.line, text)


RULES = (
    compares,
    not_called,
    init_returns,
    several,
    error_as_result,
    handed_over,
    item,
    old_headers,
)
