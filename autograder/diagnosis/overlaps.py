"""Mistakes with waits that could overlap: one call waits for another, or one request for another.

What the services of an exercise were asked, and when, is the evidence (the messages say it); why
they had to wait is read from how the file calls them.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from autograder import protocol
from autograder.diagnosis.look import POSSIBLE, STRONG, Guess, Look
from autograder.diagnosis.names import last_name

_STARTS = frozenset({"gather", "create_task", "ensure_future", "wait", "as_completed"})
LOCKS = frozenset({"Lock", "Semaphore", "BoundedSemaphore", "Condition"})


def sequential(look: Look) -> Iterator[Guess]:
    """Two calls of one request could be at work together, and are not."""
    tree = look.read.tree
    if tree is None or "it waits for its turn" not in look.seen.messages:
        return
    asked = {e.name for e in look.seen.events if isinstance(e, protocol.ServiceAsked)}
    calls = [n for n in ast.walk(tree) if isinstance(n, ast.Call)]
    locks = [c.lineno for c in calls if last_name(c.func) in LOCKS]
    alone = [c.lineno for c in calls if _workers(c) == 1]
    together = _called_together(tree, asked)
    by_turns = [
        c.lineno for c in calls if last_name(c.func) == "sync_to_async" and not _any_thread(c)
    ]
    awaits = [f.line for f in look.read.of("spawn", "call_view")]
    for lines, detail, text in (
        (locks, ".lock", "a lock lets one at a time through"),
        (alone, ".one_worker", "the pool has one worker"),
        (together, ".one_thread", "one thread makes both calls"),
        (by_turns, ".thread_sensitive", "`sync_to_async` puts both on one thread"),
        (awaits or [None], ".awaits", "one is awaited before the other is started"),
    ):
        if lines and not (detail == ".thread_sensitive" and not _starts(calls)):
            yield Guess(STRONG + 7, f"sequential{detail}", lines[0], text)
            return


def _starts(calls: list[ast.Call]) -> bool:
    """Whether the file starts things before it waits for them."""
    return any(last_name(call.func) in _STARTS for call in calls)


def _workers(call: ast.Call) -> object:
    """How many threads a pool has, if the number stands there."""
    if last_name(call.func) != "ThreadPoolExecutor":
        return None
    given = [*call.args[:1], *(k.value for k in call.keywords if k.arg == "max_workers")]
    return next((g.value for g in given if isinstance(g, ast.Constant)), None)


def _any_thread(call: ast.Call) -> bool:
    return any(
        k.arg == "thread_sensitive" and isinstance(k.value, ast.Constant) and k.value.value is False
        for k in call.keywords
    )


def _called_together(tree: ast.Module, names: set[str]) -> list[int]:
    """The plain functions that call more than one service, by their lines."""
    services = {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "services"
        for alias in node.names
    } | names
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.Lambda)
        and len({last_name(c.func) for c in ast.walk(node) if isinstance(c, ast.Call)} & services)
        > 1
    ]


def serialises(look: Look) -> Iterator[Guess]:
    """What one request asks for has to wait for another request's."""
    tree = look.read.tree
    if tree is None or "of another one has to wait" not in look.seen.messages:
        return
    calls = [n for n in ast.walk(tree) if isinstance(n, ast.Call)]
    for call in calls:
        if last_name(call.func) in LOCKS:
            text = f"`{last_name(call.func)}` is there once for all requests"
            yield Guess(STRONG + 6, "serialises.loading", call.lineno, text)
        elif isinstance(_workers(call), int):
            text = f"the pool has {_workers(call)} workers for all requests"
            yield Guess(STRONG + 6, "serialises.pool", call.lineno, text)
    text = "one request waits for what another one has asked for"
    yield Guess(POSSIBLE - 5, "serialises", look.line_of("call_view"), text)


RULES = (sequential, serialises)
