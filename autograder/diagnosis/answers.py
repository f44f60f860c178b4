"""Mistakes with the response: lost, replaced, asked for twice."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from autograder.diagnosis.look import CERTAIN, FAINT, LIKELY, POSSIBLE, STRONG, Guess, Look
from autograder.diagnosis.names import last_name
from autograder.diagnosis.values import RESPONSE, Fact
from autograder.diagnosis.ways import in_async_def

_RESPONSE = ("response_comes_back", "rest_is_untouched", "header_", "prints_")


def lost(look: Look) -> Iterator[Guess]:
    """No response comes back, or something else."""
    seen, read = look.seen, look.read
    built = seen.built
    if built is not None and built.kind == "NoneType":
        text = "calling it with get_response gave back None"
        line = read.entry.line if read.entry is not None else None
        yield Guess(CERTAIN, "response_lost.factory_returns_nothing", line, text)
    elif built is not None and built.kind in ("tuple", "list", "dict", "str", "bool"):
        text = f"calling it with get_response gave back a {built.kind}"
        line = read.entry.line if read.entry is not None else None
        yield Guess(CERTAIN, "async_factory_or_init.no_function", line, text)
    wrappers = seen.any_failed("stream_is_counted")  # they have to yield
    if "async_generator" in seen.messages and not (wrappers or "is not iterable" in seen.messages):
        text = "a function with `yield` in it gives a generator"
        yield Guess(STRONG, "response_lost.yields", look.line_of("yield"), text)
    if not seen.kinds:
        return
    for fact in read.of("answer"):
        if "async_generator" in seen.kinds and wrappers:
            text = "a generator is returned, and not the response"
            yield Guess(STRONG + 5, "response_lost.other_returned", fact.values[0].line, text)
        nothing = [v for v in fact.values if v.kind == "const" and v.data is None]
        others = [
            v
            for v in fact.values
            if v.kind in ("list", "dict") or (v.data is not None and v.kind == "const")
        ]
        some = any(v not in nothing for v in fact.values)
        if nothing and "NoneType" in seen.kinds:
            detail = "return_inside_if" if some else "no_return"
            text = (
                "on one way through the function nothing is returned"
                if some
                else "nothing is returned"
            )
            yield Guess(STRONG, f"response_lost.{detail}", nothing[0].line, text)
        elif others:
            text = "something else is returned than the response"
            yield Guess(STRONG - 1, "response_lost.other_returned", others[0].line, text)
    kinds = ", ".join(sorted("None" if k == "NoneType" else k for k in seen.kinds)[:3])
    if not seen.kinds <= {"coroutine", "Task", "Future", "_GatheringFuture"}:
        yield Guess(POSSIBLE - 5, "response_lost", look.line_of("answer"), f"it returned {kinds}")


_OTHER_HEADER = re.compile(r", the header [\w-]+ (became|was lost)")
_CHANGED = {
    "status_code": "status",
    "content": "body",
    "reason_phrase": "reason",
    "headers": "headers",
    "streaming_content": "stream_used_up",
    "cookies": "cookies",
    "charset": "attribute",
    "_headers": "headers",
}


def replaced(look: Look) -> Iterator[Guess]:
    """Another response goes out than the view's, or the view's is changed."""
    seen, read = look.seen, look.read
    if not seen.any_failed(*_RESPONSE) and "another response came back" not in seen.messages:
        return
    reached = seen.calls > 0
    other = any(r.is_response and not r.same_response for r in seen.returned)
    unreached = not reached and other
    early = {fact.line for fact in read.of("own") if fact.inside.phase == "before"}
    for fact in read.of("answer"):
        for value in fact.values:
            if value.kind == "own" and not seen.only_failed("errors_pass", "cancellation"):
                asked = read.of("call_view") and reached and value.line not in early
                detail = "rebuilt" if asked or value.taint & RESPONSE else "own_response"
                text = (
                    "a new response is made and returned"
                    if asked
                    else "a response is returned that the view did not give"
                )
                weight = STRONG if other or "body became" in seen.messages else LIKELY
                if _caught(look, value.line) and not other:
                    weight = FAINT
                yield Guess(
                    weight + (3 if unreached else 0),
                    f"response_replaced.{detail}",
                    value.line,
                    text,
                )
            elif value.kind == "copy":
                yield Guess(STRONG, "response_replaced.copied", value.line, "a copy is returned")
    for fact in read.of("set_attribute"):
        detail = _CHANGED.get(fact.name, "attribute")
        if fact.name == "streaming_content" and "body became" not in seen.messages:
            if "its stream was replaced" not in seen.messages:
                continue  # a wrapper around the stream, which hands its parts on
            detail = "stream_replaced"
        set_here = f"has set its {fact.name}" in seen.messages
        if (fact.name in _CHANGED or set_here) and fact.values[0].kind == "response":
            text = f"`response.{fact.name}` is changed"
            yield Guess(STRONG + 1, f"response_replaced.{detail}", fact.line, text)
    if "a header was added that nobody asked for" in seen.messages or _OTHER_HEADER.search(
        seen.messages
    ):
        for fact in read.of("header"):
            if fact.has("response", "headers") and look.case.asks.header is None:
                text = "a header is set that the task does not ask for"
                yield Guess(STRONG, "response_replaced.changed", fact.line, text)
                yield Guess(POSSIBLE, "wrong_header.extra", fact.line, text)
    content = seen.error("has no `content`", "no attribute 'content'", "streaming_content")
    pieces = seen.error("requires an object with __aiter__", "' object is not iterable")
    for fact in read.of("attribute"):
        if fact.name in ("content", "streaming_content") and fact.values[0].kind == "response":
            weight = STRONG + 2 if content else POSSIBLE
            if "streaming_content" in fact.name:
                if "body became" not in seen.messages and pieces is None:
                    continue
                if seen.any_failed("stream_is_counted"):
                    continue  # what is wrong about that is ``streams``'s
                text = "the pieces of a stream are taken here"
                yield Guess(STRONG, "response_replaced.stream_used_up", fact.line, text)
                continue
            if seen.any_failed("stream", "plain_response"):
                continue  # what is wrong about that is ``streams``'s
            text = f"`response.{fact.name}` is read, and not every response has it"
            yield Guess(weight, "response_replaced.reads_content", fact.line, text)
    for fact in read.of("iterate"):
        if fact.has("response"):
            text = "the response's pieces are used up here"
            yield Guess(STRONG, "response_replaced.stream_used_up", fact.line, text)
    for fact in read.of("method", "cookie"):
        if fact.name in _MUTATING and fact.values[0].kind == "response":
            weight = STRONG if seen.any_failed("rest_is_untouched", "comes_back") else POSSIBLE
            if fact.name in ("set_cookie", "set_signed_cookie", "delete_cookie"):
                weight = LIKELY if not seen.any_failed("header_") else FAINT
            text = f"`response.{fact.name}()` changes it"
            yield Guess(weight, "response_replaced.changed", fact.line, text)
    changed = (
        *("the cookie", "cookie was added", "the header", "header was added"),
        *("status", "body became", "reason phrase"),
    )
    said = [c.message for c in seen.wrong if c.outcome == "failed"]
    said = [message for message in said if any(c in message for c in changed)]
    asked = look.case.asks.header is not None
    if asked:  # one header too many: ``headers``
        said = [message for message in said if "a header was added" not in message]
    if seen.any_failed("rest_is_untouched", "comes_back") and said:
        line = look.line_of("set_attribute", "iterate", "delete_item")
        yield Guess(POSSIBLE - 5, "response_replaced", line, said[0])
    if other:
        text = "another response came back than the view's"
        yield Guess(POSSIBLE, "response_replaced", look.line_of("own", "copy"), text)
    elif "body became" in seen.messages or "the client got the status" in seen.messages:
        line = look.line_of("set_attribute", "iterate")
        yield Guess(LIKELY, "response_replaced", line, "the response was changed on its way")


_MUTATING = frozenset(
    {"write", "writelines", "flush", "close", "set_cookie", "delete_cookie", "set_signed_cookie"}
    | {"make_bytes", "render"}
)


def _caught(look: Look, line: int | None) -> bool:
    """Whether a response is made only where an error was caught."""
    handlers = [f.line for f in look.read.of("except_swallows") if f.line is not None]
    return line is not None and any(0 <= line - handler <= 4 for handler in handlers)


def twice(look: Look) -> Iterator[Guess]:
    """get_response is called more than once for one request."""
    seen, read = look.seen, look.read
    calls = read.of("call_view")
    retried = any(f.kind == "loop" for f in read.facts) and read.of("except_swallows")
    if seen.calls > 1 and not retried:
        line = calls[1].line if len(calls) > 1 else look.line_of("call_view")
        text = f"one request reached the view {seen.calls} times"
        beside = ("errors_pass", "cancellation", "overlap", "independent", "nothing_is_kept")
        weight = POSSIBLE - 5 if seen.only_failed(*beside) else STRONG + 4
        yield Guess(weight, "double_call", line, text)
    never = "get_response" in seen.never_awaited or any(
        "was never awaited" in c.message for c in seen.wrong
    )
    used = [f for f in calls if f.values[0].awaited]
    apart = [arms for node in look.nodes() if isinstance(node, ast.If) and (arms := _arms(node))]
    unused = [
        fact
        for fact in calls
        if not fact.values[0].awaited
        and any(
            _together(fact, u) and not (_in_two(apart, fact, u) or _of_a_hybrid(look, fact, u))
            for u in used
        )
    ]
    if unused and never:
        text = "get_response(request) is called twice, and one of the calls is never awaited"
        values = {id(value) for fact in read.of("use") for value in fact.values}
        weight = LIKELY if id(unused[0].values[0]) in values else STRONG + 5
        yield Guess(weight, "double_call.old_call_left", unused[0].line, text)
    if seen.only_failed("errors_pass", "cancellation"):
        return  # it is asked again after an error: ``exceptions``
    if "The view was called again" in seen.messages or _MORE_THAN_ONCE.search(seen.messages):
        line = calls[1].line if len(calls) > 1 else look.line_of("call_view")
        yield Guess(LIKELY, "double_call", line, "one request reached the view more than once")


def _together(one: Fact, other: Fact) -> bool:
    """Whether both can happen for one request: they are in no two branches of one question.

    A line that was read twice, in two handlers or for two callers, is one call.
    """
    if one.line == other.line or one.inside.way != other.inside.way:
        return False
    return not any(
        test is test_too and holds != holds_too
        for test, holds in one.inside.conditions
        for test_too, holds_too in other.inside.conditions
    )


def _of_a_hybrid(look: Look, one: Fact, other: Fact) -> bool:
    """Whether one line is of the async way, and the other one of the sync way."""
    hybrid = not look.case.completes_flags and look.read.of("sync_handler")
    return bool(hybrid) and in_async_def(look, one) != in_async_def(look, other)


def _arms(node: ast.If) -> tuple[range, range] | None:
    """The lines of the two branches of a question, if there are two."""
    if not node.orelse:
        return None
    return _lines(node.body), _lines(node.orelse)


def _lines(body: list[ast.stmt]) -> range:
    return range(body[0].lineno, (body[-1].end_lineno or body[-1].lineno) + 1)


def _in_two(apart: list[tuple[range, range]], one: Fact, other: Fact) -> bool:
    """Whether two lines are in two branches: of a function's body, or of two functions in them."""
    return any(
        {one.line in yes, other.line in yes} == {True, False}
        and {one.line in no, other.line in no} == {True, False}
        for yes, no in apart
    )


_MORE_THAN_ONCE = re.compile(r"The view was called ([2-9]|\d{2,}) times")


def never_called(look: Look) -> Iterator[Guess]:
    """get_response is not called at all."""
    seen, read = look.seen, look.read
    if look.reason or seen.calls or read.of("call_view") or not read.handlers or read.mixin:
        return
    endless = seen.error("RecursionError")
    if endless is not None:
        text = "a function calls itself again and again, and nobody calls get_response"
        yield Guess(STRONG, "response_replaced.calls_itself", endless.line, text)
    if (
        read.of("undefined", "no_attribute", "bridge", "async_factory", "sync_handler")
        or seen.errors
    ):
        return
    line = read.handlers[0].line
    body = look.unchanged
    text = "get_response is never called"
    if seen.kinds == {"NoneType"}:
        detail = ".starter_unchanged" if body else ".no_return"
        yield Guess(STRONG + 2, f"response_lost{detail}", line, text)
    if not (read.of("spawn") or _calls_it(look)):
        yield Guess(LIKELY, "response_replaced.never_asked", line, text)


def _calls_it(look: Look) -> bool:
    """Whether get_response is called somewhere, or handed to what may call it."""
    calls = [n for n in look.nodes() if isinstance(n, ast.Call)]
    hands = [a for n in calls if getattr(n.func, "id", "") in ("map", "partial") for a in n.args]
    met = [*(n.func for n in calls), *hands]
    return any(last_name(one) == "get_response" for one in met)


RULES = (lost, replaced, twice, never_called)
