"""Mistakes with bodies that are sent part by part: how they are read, when they are counted, and
what is left to do when the client goes away.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import Any

from autograder import protocol
from autograder.diagnosis.case import Run
from autograder.diagnosis.look import CERTAIN, LIKELY, STRONG, Guess, Look

_ERRORS = (
    (
        ("has no `content`", "property 'content'", "attribute 'content'"),
        "reads_content",
        "the response is a stream, and has no content",
    ),
    (("has no len()",), "reads_content", "a stream has no length before it has ended"),
    (
        ("requires an object with __aiter__", "'async_generator' object is not iterable"),
        "wrong_kind",
        "one kind of stream is read as if it were the other",
    ),
    (
        ("can only join an iterable", "'map' object is not an async"),
        "wrong_kind",
        "one kind of stream is read as if it were the other",
    ),
    (
        ("already running", "already executing"),
        "reads_itself",
        "the wrapper reads from the place where it stands itself",
    ),
    (
        ("object is not an async iterable", "object is not async iterable"),
        "no_generator",
        "what was put in the place of the stream gives no parts",
    ),
    (
        ("no attribute 'is_async'", "no attribute 'streaming_content'"),
        "asks_plain",
        "only a stream has this attribute",
    ),
)
"""Parts of an error's text, the detail, and what shows it."""


def misused(look: Look) -> Iterator[Guess]:
    """A stream is read as a whole, by the wrong loop, or not at all."""
    seen = look.seen
    if not seen.any_failed("stream", "plain_response"):
        return
    for parts, detail, text in _ERRORS:
        error = seen.error(*parts)
        if error is not None:
            line = error.line or look.line_of("iterate", "set_attribute")
            yield Guess(CERTAIN + 2, f"stream_misused.{detail}", line, text)
    for run in _runs(look):
        yield from _not_passed_on(look, run)
    if "body became ''" in seen.messages and look.read.of("iterate"):
        text = "what is read here never reaches the client"
        yield Guess(STRONG + 4, "stream_misused.consumed", look.line_of("iterate"), text)
    for expected, found in told_lines(seen.messages):
        if found == "nothing" and expected.endswith("done") and seen.only_failed("stream"):
            text = "no line was printed for the stream"
            yield Guess(LIKELY, "stream_misused.skipped", look.line_of("set_attribute"), text)
            for line in (n.lineno for n in in_wrappers(look) if _calls_later(n)):
                text = "what this leads to comes when nobody waits for it any more"
                yield Guess(STRONG, "task_instead_of_await", line, text)
    if seen.only_failed("streams_overlap"):
        for node in (n for n in in_wrappers(look) if isinstance(n, ast.Global)):
            text = f"`{node.names[0]}` is there once, and all streams change it"
            yield Guess(STRONG, "shared_state.on_outer", node.lineno, text)
        for node in (n for n in in_wrappers(look) if _sets_on_self(n)):
            text = f"`{node.attr}` is kept on `self`, where every request sees it"
            yield Guess(STRONG, "shared_state.on_self", node.lineno, text)
    if "bytes were sent" in seen.messages:
        line = next((n.lineno for n in in_wrappers(look) if isinstance(n, ast.Yield)), None)
        yield Guess(STRONG, "stream_misused.cut", line, "the parts are cut or put together")
    if "A part of the stream was empty" in seen.messages:
        asks = (n.lineno for n in in_wrappers(look) if _asks_for_a_part(n))
        text = "an empty part is taken for the end"
        yield Guess(CERTAIN + 2, "stream_misused.empty_part", next(asks, None), text)


_LATER = frozenset({"call_later", "call_soon", "call_at", "create_task", "ensure_future"})


def in_wrappers(look: Look) -> Iterator[Any]:
    """The nodes of functions that give parts."""
    for function in look.nodes():
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            nodes = list(ast.walk(function))
            if any(isinstance(node, ast.Yield) for node in nodes):
                yield from nodes


def _sets_on_self(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Attribute)
        and isinstance(node.ctx, ast.Store)
        and isinstance(node.value, ast.Name)
        and node.value.id == "self"
    )


def _calls_later(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and getattr(node.func, "attr", "") in _LATER


def _asks_for_a_part(node: ast.AST) -> bool:
    """Whether a loop goes on as long as there is something, or is left if there is nothing."""
    if isinstance(node, ast.While):
        return any(isinstance(part, ast.NamedExpr) for part in ast.walk(node.test))
    ends = ast.Break | ast.Return
    return isinstance(node, ast.If) and any(isinstance(part, ends) for part in node.body)


def _not_passed_on(look: Look, run: Run) -> Iterator[Guess]:
    """The client did not have the parts when they were there."""
    message = next((c.message for c in look.seen.wrong if c.id == run.check), "")
    returned = _first(run, protocol.Returned)
    where = look.line_of("iterate", "await_event") or _taken(look)
    held = "not sent on at once" in message
    stuck = any(isinstance(event, protocol.Stuck) for event in run.trace.events)
    if stuck and returned is not None:
        text = "the event loop waits in a plain `for`"
        line = next((n.lineno for n in in_wrappers(look) if isinstance(n, ast.For)), where)
        yield Guess(CERTAIN + 1, "stream_misused.wrong_kind", line, text)
    elif (stuck or held) and returned is None:
        detail = "waits_for_the_end" if look.read.of("await_event") else "consumed"
        text = "the middleware waits for the stream before it has returned the response"
        yield Guess(CERTAIN + 1, f"stream_misused.{detail}", where, text)
    elif held:
        text = "the parts are not handed on when they come"
        line = next((n.lineno for n in in_wrappers(look) if isinstance(n, ast.Yield)), where)
        yield Guess(CERTAIN, "stream_misused.held_back", line, text)
    elif "The client got the stream as" in message or "over before the stream" in message:
        text = "what is read here never reaches the client"
        yield Guess(STRONG + 4, "stream_misused.consumed", where, text)


def _taken(look: Look) -> int | None:
    """The first line that has to do with the parts of a stream."""
    nodes = (node for node in look.nodes() if isinstance(node, ast.Attribute))
    return min((n.lineno for n in nodes if n.attr == "streaming_content"), default=None)


def early(look: Look) -> Iterator[Guess]:
    """A line about a stream is printed while the stream goes on."""
    if "was printed before the stream had ended" not in look.seen.messages:
        return
    for run in _runs(look):
        printed = _first(run, protocol.Printed)
        if printed is None:
            continue
        events = run.trace.events
        returned = _first(run, protocol.Returned)
        at_return = returned is None or events.index(printed) < events.index(returned)
        detail = "at_return" if at_return else "while_it_goes_on"
        text = "this line is printed before the last part was there"
        yield Guess(CERTAIN, f"measured_too_early.{detail}", look.line_of("print"), text)


def disconnect(look: Look) -> Iterator[Guess]:
    """The client has left, and nothing or something wrong is said about it; or it is hushed up."""
    seen, read = look.seen, look.read
    if not seen.any_failed("client_leaves"):
        return
    if "the cancellation was not let through" in seen.messages:
        line = look.line_of("except_swallows", "finally_returns", "except_wraps") or _hushed(look)
        text = "the cancellation ends here, and Django does not learn of it"
        yield Guess(CERTAIN, "exceptions.cancellation_swallowed", line, text)
    named = [f for f in read.facts if f.kind.startswith("except") and "Cancelled" not in f.name]
    narrow, in_stream = _narrow(look), seen.any_failed("leaves_a_stream")
    for expected, found in told_lines(seen.messages):
        if not expected.endswith("aborted"):
            continue
        loops = [n.lineno for n in in_wrappers(look) if isinstance(n, ast.AsyncFor)]
        place = loops[0] if loops and in_stream else look.line_of("await_view")
        where = narrow or (named[0].line if named else place)
        if found == "nothing":
            before = expected.endswith(" 0 aborted") and not in_stream
            detail = "except_exception" if narrow else "before_the_response" if before else ""
            text = "the client left, and no line was printed"
            key = f"disconnect_missed.{detail}" if detail else "disconnect_missed"
            yield Guess(STRONG + 2, key, where, text)
        elif "done" in found:
            text = "the client left, and the line says done"
            line = print_of(look, "done")
            yield Guess(STRONG + 2, "disconnect_missed.says_done", line, text)


def errors(look: Look) -> Iterator[Guess]:
    """What a stream raises does not go on, or something else does; or a task goes on without it."""
    seen = look.seen
    if "the error did not go on" in seen.messages:
        caught = (n for n in in_wrappers(look) if isinstance(n, ast.ExceptHandler))
        lines = [n.lineno for n in caught if not any(isinstance(p, ast.Raise) for p in ast.walk(n))]
        text = "an error of the stream ends here"
        yield Guess(STRONG + 3, "exceptions.swallowed", next(iter(lines), None), text)
    elif seen.any_failed("stream_errors") and " came out" in seen.messages:
        line = next((c.line for c in seen.wrong if "stream_errors" in c.id), None)
        yield Guess(STRONG, "exceptions.wrapped", line, "another error comes out than went in")
    if seen.tasks and seen.any_failed("nothing_is_kept"):
        for node in (n for n in in_wrappers(look) if _calls_later(n)):
            text = "a task is still running when the client has left"
            yield Guess(STRONG + 1, "task_instead_of_await.left_running", node.lineno, text)


def _hushed(look: Look) -> int | None:
    """The line of a function that gives parts at which nothing goes on that was raised."""
    for node in in_wrappers(look):
        parts = list(ast.walk(node))
        if isinstance(node, ast.ExceptHandler) and not any(isinstance(p, ast.Raise) for p in parts):
            return node.lineno
        if isinstance(node, ast.Try):
            for part in (p for last in node.finalbody for p in ast.walk(last)):
                if isinstance(part, ast.Return):
                    return part.lineno
    return None


def _narrow(look: Look) -> int | None:
    """The line of an ``except Exception``: one in a wrapper, if it was a stream that broke off."""
    broken = look.seen.any_failed("leaves_a_stream")
    for node in (*(in_wrappers(look) if broken else ()), *look.nodes()):
        if isinstance(node, ast.ExceptHandler) and getattr(node.type, "id", "") == "Exception":
            return node.lineno
    return None


def print_of(look: Look, word: str) -> int | None:
    """The line of the print that said this word, or that says a word of which nothing is known:
    in a function that gives parts, if a stream is what went wrong.
    """
    facts = look.read.of("print", "log")
    inside = {node.lineno for node in in_wrappers(look) if isinstance(node, ast.Call)}
    of_stream = not look.seen.any_failed("plain_response", "before_the_response")
    facts = [f for f in facts if (f.line in inside) is of_stream] or facts
    said = {f.line: {str(v.data) for v in f.values if v.kind == "const"} for f in facts}
    saying = [line for line, words in said.items() if word in words]
    unsaid = [line for line, words in said.items() if not words & {"done", "aborted"}]
    return next(iter([*saying, *unsaid, *said]), None)


def _runs(look: Look) -> list[Run]:
    return [run for run in look.case.runs if "stream" in run.check]


def _first(run: Run, kind: type) -> Any:
    """The first event of this kind of the request that the check looked at, or None."""
    return None if run.exchange is None else run.trace.first(kind, run.exchange)


def told_lines(messages: str) -> list[tuple[str, str]]:
    """The lines that were expected, and what was seen in their place."""
    return re.findall(r"expected: (.+)\n\s*seen: +(.+?)(?: / |\n|$)", messages)


RULES = (misused, early, disconnect, errors)
