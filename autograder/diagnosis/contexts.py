"""Mistakes with what belongs to one request: it does not get where it is asked for, it is left
behind, or it is something else.

What functions of the student's gave, at the view and outside of the request, is the evidence;
why, is read from where the file sets and resets things.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import partial

from autograder import protocol
from autograder.diagnosis.look import POSSIBLE, STRONG, Guess, Look
from autograder.diagnosis.names import last_name

_TASKS = frozenset(
    {"create_task", "ensure_future", "gather", "wait_for", "shield", "run_coroutine"}
)
_THREADS = frozenset({"to_thread", "run_in_executor", "sync_to_async", "submit", "Thread"})
_BY_THREAD = frozenset({"get_ident", "current_thread", "get_native_id"})
_SHORT = 10
"""Characters of a text that was not made up in this run."""
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def _told(look: Look, *places: str) -> list[protocol.Told]:
    """What functions of the student's gave there."""
    told = [e for e in look.seen.events if isinstance(e, protocol.Told) and e.at in places]
    return [event for event in told if not event.name.startswith("request.")]


def _calls(node: ast.AST | None) -> list[ast.Call]:
    return [n for n in ast.walk(node) if isinstance(n, ast.Call)] if node is not None else []


def _sets(node: ast.AST) -> bool:
    """Whether something is set in a variable here, called or handed over."""
    return any(
        isinstance(n, ast.Attribute) and n.attr == "set" and isinstance(n.ctx, ast.Load)
        for n in ast.walk(node)
    )


def lost(look: Look) -> Iterator[Guess]:
    """What was set for a request is not there where its view asks."""
    told, tree = _told(look, "view"), look.read.tree
    loops = any(t.error is not None and "event loop" in t.error.text for t in told)
    mixed = "it should be" in look.seen.messages and bool(told)
    if tree is None or not (loops or mixed or any(t.kind == "NoneType" for t in told)):
        return
    if look.unchanged:
        text = "nobody sets anything yet"
        yield Guess(STRONG + 6, "context_lost.starter_unchanged", None, text)
        return
    guess = partial(_guess, STRONG + 5)
    for line in _thread_locals(tree):
        yield guess("thread_local", line, "`threading.local` knows threads, no requests")
    for call in _calls(tree):
        if last_name(call.func) in _BY_THREAD:
            yield guess("by_thread", call.lineno, f"`{last_name(call.func)}` tells threads apart")
        elif last_name(call.func) == "current_task" and (loops or look.seen.any_failed("plain")):
            yield guess("by_task", call.lineno, "a plain view runs in a thread, in no task")
    yield from _elsewhere(tree)
    yield from _order(look)
    if any(t.kind == "NoneType" for t in told) and not look.read.of("store_outer", "store_class"):
        text = "in the view, there was nothing"
        yield Guess(POSSIBLE, "context_lost", look.line_of("call_view"), text)


def _thread_locals(tree: ast.Module) -> Iterator[int]:
    """The lines that name ``threading.local``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and ast.unparse(node) == "threading.local":
            yield node.lineno
        elif isinstance(node, ast.ImportFrom) and node.module == "threading":
            yield from (node.lineno for alias in node.names if alias.name == "local")


def _guess(weight: int, detail: str, line: int, text: str) -> Guess:
    return Guess(weight, f"context_lost.{detail}", line, text)


def _elsewhere(tree: ast.Module) -> Iterator[Guess]:
    """It is set in a copy of the context, or in another variable than the one that is asked."""
    functions = [n for n in ast.walk(tree) if isinstance(n, _FUNCTIONS)]
    all_setting = {f.name for f in functions if _sets(f)}
    setting = {f.name for f in functions if f.name in all_setting and not _calls_view(f)}
    for call in _calls(tree):
        handed = [*call.args, *(k.value for k in call.keywords)]
        inside = {last_name(n) for a in handed for n in ast.walk(a)}
        sets = any(_sets(argument) for argument in handed) or bool(inside & setting)
        name, line = last_name(call.func), call.lineno
        if name in _TASKS and sets:
            yield _guess(STRONG + 4, "in_task", line, f"`{name}` runs it in a copy of the context")
        elif name in _THREADS and sets:
            yield _guess(STRONG + 4, "in_thread", line, f"`{name}` runs it in a copy")
        elif name == "run" and (sets or inside & all_setting):
            text = "what is set in the copy is seen in the copy only"
            yield _guess(STRONG + 3, "in_copy", line, text)
    for function in functions:
        for call in _calls(function):
            if last_name(call.func) == "ContextVar":
                text = "a variable of its own is made here, each time that this runs"
                yield _guess(STRONG + 4, "another_variable", call.lineno, text)


def _calls_view(function: ast.AST) -> bool:
    return any(last_name(call.func) == "get_response" for call in _calls(function))


def _order(look: Look) -> Iterator[Guess]:
    """It is set when the view is over, or reset before the view begins."""
    for handler in look.read.handlers:
        node = handler.data[0] if handler.kind == "function" else None
        if not isinstance(node, ast.AsyncFunctionDef | ast.FunctionDef):
            continue
        awaits = [n.lineno for n in ast.walk(node) if isinstance(n, ast.Await)]
        sets = [c.lineno for c in _calls(node) if last_name(c.func) == "set"]
        resets = [c.lineno for c in _calls(node) if last_name(c.func) == "reset"]
        if awaits and sets and min(sets) > max(awaits):
            yield _guess(STRONG + 3, "too_late", min(sets), "it is set when the view is over")
        elif awaits and resets and max(resets) < min(awaits):
            text = "it is reset before the view begins"
            yield _guess(STRONG + 3, "too_early", max(resets), text)
        elif not awaits and resets:
            text = "it is reset before the call has run"
            yield _guess(STRONG + 3, "too_early", max(resets), text)
        for block in (n for n in ast.walk(node) if isinstance(n, ast.With)):
            if awaits and (block.end_lineno or 0) < min(awaits):
                text = "the block ends before the view begins"
                yield _guess(STRONG + 3, "too_early", block.lineno, text)


def left(look: Look) -> Iterator[Guess]:
    """Something of a request is still there when it is over, or where there is none."""
    before, after = _told(look, "before"), _told(look, "after")
    if not look.seen.any_failed("outside", "left"):
        return
    for told in before:
        if told.error is not None and told.error.type == "LookupError":
            text = "there is no default, and nothing was set"
            yield Guess(STRONG + 4, "context_left.no_default", told.error.line, text)
        elif told.kind == "str" and not look.seen.any_failed("overlap"):
            what = repr(told.value) if len(told.value) < _SHORT else "a text"
            text = f"outside of a request it gives {what}"
            yield Guess(STRONG + 4, "context_left.not_none", _gives(look, told.name), text)
    if not any(told.kind not in ("NoneType", "missing") for told in after):
        return
    tree = look.read.tree
    resets = [
        call for call in _calls(tree) if last_name(call.func) in ("reset", "set", "pop", "clear")
    ]
    tidy = [c for c in resets if last_name(c.func) != "set" or _is_none(c)]
    if tidy and look.seen.any_failed("however"):
        text = "it is not reached when an error or a cancellation comes out of the await"
        yield Guess(STRONG + 3, "context_left.no_finally", tidy[-1].lineno, text)
    sets = [c.lineno for c in resets if last_name(c.func) == "set"]
    yield Guess(STRONG, "context_left", min(sets, default=None), "it is still set afterwards")


def _gives(look: Look, name: str) -> int | None:
    """The last line of a function that gives something back, or the one that gives it its name."""
    for node in look.nodes():
        if isinstance(node, ast.FunctionDef) and node.name == name:
            returns = [n.lineno for n in ast.walk(node) if isinstance(n, ast.Return)]
            return max(returns, default=node.lineno)
        if isinstance(node, ast.Assign) and any(ast.unparse(t) == name for t in node.targets):
            return node.lineno
    return None


def _is_none(call: ast.Call) -> bool:
    return any(isinstance(a, ast.Constant) and a.value is None for a in call.args)


def token(look: Look) -> Iterator[Guess]:
    """It is reset without its token, or in another context than the one in which it was set."""
    error = look.seen.error("instance of Token", "ContextVar.reset() takes")
    if error is not None:
        text = f"{error.type}: {error.text}"
        yield Guess(STRONG + 6, "context_left.no_token", error.line, text)
    error = look.seen.error("has already been used once")
    if error is not None:
        text = "RuntimeError: the token has already been used once"
        yield Guess(STRONG + 6, "context_left.reset_twice", error.line, text)
    error = look.seen.error("was created in a different Context")
    if error is not None:
        text = "ValueError: the token belongs to another context"
        yield Guess(STRONG + 6, "context_lost.another_context", error.line, text)


def shared_default(look: Look) -> Iterator[Guess]:
    """A ContextVar whose default can be changed: there is one for all."""
    if not look.seen.any_failed("overlap"):
        return
    for call in _calls(look.read.tree):
        for keyword in call.keywords:
            changes = isinstance(keyword.value, ast.Dict | ast.List | ast.Set | ast.Call)
            if last_name(call.func) == "ContextVar" and keyword.arg == "default" and changes:
                text = "all requests change the same default"
                yield Guess(STRONG + 4, "shared_state.default", call.lineno, text)


RULES = (lost, left, token, shared_default)
