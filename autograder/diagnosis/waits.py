"""Mistakes that show when something goes wrong beside: blocking, locks, errors, shared state."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from autograder.diagnosis.look import CERTAIN, FAINT, LAST, LIKELY, POSSIBLE, STRONG, Guess, Look
from autograder.diagnosis.names import last_name
from autograder.diagnosis.overlaps import LOCKS
from autograder.diagnosis.values import Fact

_OVERLAP = ("overlap", "follows_its_own")


def blocks(look: Look) -> Iterator[Guess]:
    """A call that blocks the loop."""
    seen = look.seen
    locks = [f for f in look.read.of("await_view") if f.inside.lock]
    bridged = bool(look.read.of("bridge"))
    for event in seen.blocked:
        detail, text = _how(event.call)
        line = event.line or look.line_of("block")
        weight = STRONG if seen.any_failed("loop_stays_free") or not seen.wrong else LIKELY
        if locks:
            weight = POSSIBLE
        elif bridged:
            weight = LIKELY
        yield Guess(weight, f"blocks_loop{detail}", line, text)
    if seen.error("PermissionError"):
        for fact in look.read.of("block"):
            yield Guess(LIKELY, "blocks_loop", fact.line, f"{fact.name} blocks the loop")
    for check in seen.wrong if not seen.blocked else ():
        call, said, _ = check.message.partition(" blocks the event loop")
        if said:  # it was in another run than the one that is shown
            detail, text = _how(call)
            yield Guess(LIKELY, f"blocks_loop{detail}", check.line, text)
    if seen.any_failed("loop_stays_free") and not seen.blocked:
        for fact in look.read.of("block"):
            yield Guess(LIKELY, "blocks_loop", fact.line, f"{fact.name} blocks the loop")
    if "Your response takes" in seen.messages:
        line = next((f.line for f in look.read.of("call_own") if f.name == "asyncio.sleep"), None)
        text = "asyncio.sleep counts in seconds, and the request waits that long"
        yield Guess(LIKELY, "blocks_loop.long_sleep", line, text)
    if "used more than" in seen.messages and "CPU" in seen.messages:
        line = look.line_of("loop")
        text = "a loop goes round without an end and without waiting"
        yield Guess(CERTAIN, "blocks_loop.endless_loop", line, text)
    elif "round and round" in seen.messages:
        yield Guess(POSSIBLE, "blocks_loop.endless_loop", look.line_of("loop"), "an endless loop")


def _how(call: str) -> tuple[str, str]:
    """The kind of blocking that this call is, and what shows it."""
    if "clock" in call:
        return ".by_the_clock", "while it looks at the clock, no other request is served"
    detail = ".time_sleep" if "sleep" in call else ""
    return detail, f"while {call} works, no other request is served"


def serialises(look: Look) -> Iterator[Guess]:
    """A second request has to wait until the first one is through."""
    seen = look.seen
    waits = "second request has to wait" in seen.messages
    stuck = "nothing is left that could wake it" in seen.messages
    if not (waits or stuck or seen.any_failed(*_OVERLAP, "independent") or seen.blocked):
        return
    awaited = [f for f in look.read.of("await_view") if f.inside.lock is not None]
    called = [f for f in look.read.of("call_view") if f.inside.lock is not None]
    for fact in awaited or called:
        text = f"the view is {'awaited' if awaited else 'called'} while a lock is held"
        yield Guess(
            STRONG + 5 if waits or seen.blocked else LIKELY, "serialises", fact.inside.lock, text
        )
    if look.read.of("event_clear") and (waits or stuck) and look.read.of("await_event"):
        text = "an event is used as a lock around the view"
        yield Guess(STRONG + 3, "serialises.event", look.line_of("await_event"), text)
    if waits and not (awaited or called):
        line = look.line_of("await_event", "loop") or _enters_a_lock(look)
        text = "the second request did not get to the view"
        # Without such a line, it may be what comes of another mistake.
        yield Guess(LIKELY if line else POSSIBLE - 5, "serialises", line, text)


def _enters_a_lock(look: Look) -> int | None:
    """The line that takes a lock, where it could not be read what is done meanwhile."""
    locks = {
        last_name(target)
        for node in look.nodes()
        if isinstance(node, ast.Assign)
        and isinstance(node.value, ast.Call)
        and last_name(node.value.func) in LOCKS
        for target in node.targets
    }
    blocks = (node for node in look.nodes() if isinstance(node, ast.With | ast.AsyncWith))
    taken = (b for b in blocks if any(last_name(i.context_expr) in locks for i in b.items))
    return next((block.lineno for block in taken), None)


def exceptions(look: Look) -> Iterator[Guess]:
    """What the view raises is swallowed, wrapped or retried; or something is raised on purpose."""
    seen, read = look.seen, look.read
    errors = seen.any_failed("errors_pass", "cancellation")
    kinds = {
        "except_swallows": ("swallowed", "what is caught here does not go on"),
        "except_wraps": ("wrapped", "another error goes out in place of the one that came"),
        "finally_returns": ("swallowed", "a return in `finally` drops the error"),
        "finally_uses": ("unbound_in_finally", "`finally` runs even if there is no response"),
    }
    loops = read.of("loop")
    for fact in read.of(*kinds):
        detail, text = kinds[fact.kind]
        caught = fact.kind in ("except_swallows", "except_wraps")
        if caught and (seen.calls > 1 or _again(fact, loops)):
            detail, text = "retry", "after an error the view is asked again"
        elif "CancelledError" in fact.name:
            detail, text = "cancellation_swallowed", "the cancellation does not go on"
        if errors:
            yield Guess(STRONG + 2, f"exceptions.{detail}", fact.line, text)
        elif seen.wrong and not seen.any_passed("errors_pass", "cancellation"):
            yield Guess(FAINT, f"exceptions.{detail}", fact.line, text)
    if errors:
        again = seen.calls > 1 or "called again" in seen.messages
        for fact in read.of("except_raises", "except_elsewhere", "finally"):
            text = "after an error the view is asked again" if again else "errors are handled here"
            detail = ".retry" if again else ""
            if fact.kind == "except_elsewhere" and _goes_on(fact, seen.messages):
                detail, text = ".cancellation_swallowed", "the cancellation does not go on"
            yield Guess(STRONG if detail else POSSIBLE - 1, f"exceptions{detail}", fact.line, text)
        line = look.line_of("except_raises", "except_elsewhere", "call_view")
        yield Guess(
            FAINT + 5, "exceptions", line, "the error from inside did not come out as it was"
        )
    for fact in read.of("raise"):
        name = fact.name.rpartition(".")[2].removesuffix("()")
        if fact.name in ("bare", "exception") or not name or fact.inside.place == "import":
            continue
        if f"raise {name}" in look.case.starter or (errors and _wraps(look, fact)):
            continue
        if any(error.type == name and error.line == fact.line for error in seen.errors):
            text = f"raises {name} where nothing was asked"
            yield Guess(STRONG + 3, "exceptions.raises", fact.line, text)
    for error in seen.errors:
        if error.type == "AssertionError":
            yield Guess(LIKELY, "exceptions.raises", error.line, "an assert fails")
        elif error.line is not None:
            text = f"{error.type}: {error.text}"
            yield Guess(LAST, "exceptions.raises", error.line, text)


def _wraps(look: Look, fact: Fact) -> bool:
    """Whether this is raised where an error from inside was caught: it takes the place of that."""
    lines = {wrapping.line for wrapping in look.read.of("except_wraps")}
    return any(
        isinstance(node, ast.ExceptHandler)
        and node.lineno in lines
        and node.lineno <= (fact.line or 0) <= (node.end_lineno or 0)
        for node in look.nodes()
    )


def _goes_on(fact: Fact, messages: str) -> bool:
    """Whether the request was seen to go on after a cancellation, which this may have caught."""
    catches = fact.name.rpartition(".")[2] in ("CancelledError", "BaseException")
    return catches and "had left, and the view was called" in messages


def _again(fact: Fact, loops: list[Fact]) -> bool:
    return any(loop.line is not None and loop.line < (fact.line or 0) for loop in loops)


def shared_state(look: Look) -> Iterator[Guess]:
    """Something of one request is where other requests see it."""
    seen, read = look.seen, look.read
    for fact in read.of("get_response_shared"):
        if seen.any_failed("independent"):
            text = "get_response is kept where every instance sees the same one"
            yield Guess(CERTAIN, "shared_state.get_response", fact.line, text)
    for fact in read.of("cached"):
        detail = "" if seen.only_failed("nothing_is_kept") else ".cache"
        text = f"{fact.name} keeps what it was asked and what it answered"
        yield Guess(STRONG, f"shared_state{detail}", fact.line, text)
    kept = seen.any_failed("nothing_is_kept")
    mixed = seen.any_failed(*_OVERLAP)
    alone = seen.only_failed(*_OVERLAP, "nothing_is_kept", "independent")
    unread = "not its own" in seen.messages or "another response came back" in seen.messages
    waits = "second request has to wait" in seen.messages
    given_out = unread or "before the view was reached" in seen.messages
    for fact in read.of("store_self", "store_class", "store_outer"):
        line = _kept_at(look, fact)
        tainted = bool(fact.values[0].taint) or fact.has("task", "request", "response", "coroutine")
        where = {"store_self": "on `self`", "store_class": "on the class"}.get(
            fact.kind, "outside of the function"
        )
        text = f"`{fact.name}` is kept {where}, where every request sees it"
        if fact.name in ("[]", "append", "add", "update", "setdefault"):
            text = f"something is kept {where}, where every request sees it"
        items = fact.name in ("[]", "setdefault")
        detail = "items" if items else fact.kind.replace("store", "on", 1)
        if items and given_out:
            detail = "cache"
        elif fact.has("response", "own", "copy"):
            detail = "response_" + detail
        elif fact.has("request"):
            detail = "request_" + detail
        if fact.has("task") and seen.tasks:  # that it still runs comes first
            yield Guess(LIKELY, f"shared_state.{detail}", fact.line, text)
        elif tainted and (kept or mixed or unread) and not (waits and not kept):
            yield Guess(STRONG + 3, f"shared_state.{detail}", line, text)
        elif (mixed and alone and not waits) or (seen.any_failed("independent") and alone):
            yield Guess(STRONG, f"shared_state.{detail}", line, text)
        elif fact.values[0].taint and seen.wrong:
            yield Guess(POSSIBLE, f"shared_state.{detail}", fact.line, text)
        elif seen.wrong:
            weight = POSSIBLE if _decides(look, fact.name) else FAINT
            yield Guess(weight, f"shared_state.{detail}", fact.line, text)
    if "is still kept somewhere" in seen.messages:
        line = look.line_of("set_attribute", "store_self", "store_outer", "store_class")
        yield Guess(POSSIBLE - 1, "shared_state", line, "it is alive although its request is over")
    if seen.any_failed("independent") and alone and not waits:
        line = look.line_of("load_global", "store_outer", "store_class")
        yield Guess(POSSIBLE, "shared_state", line, "two instances disturbed each other")
    kept_calls = [
        f
        for f in read.of("store_self", "store_outer", "store_class")
        if f.name == "[]" and f.has("task", "coroutine", "response", "future")
    ]
    if waits and kept_calls and not any(f.inside.lock for f in read.of("await_view")):
        text = "requests share what is kept here, so the second one never gets to the view"
        yield Guess(STRONG, "shared_state.shared_call", kept_calls[0].line, text)


def _kept_at(look: Look, fact: Fact) -> int | None:
    """The line of a store; of one that only clears, the line in a function that fills it."""
    if any(value.kind != "const" for value in fact.values[1:]):
        return fact.line
    functions = [n for n in look.nodes() if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
    for node in (n for f in functions if f.name != "__init__" for n in ast.walk(f)):
        if not isinstance(node, ast.Assign) or isinstance(node.value, ast.Constant):
            continue
        if fact.name in map(last_name, node.targets):
            return node.lineno
    return fact.line


def texts_kept(look: Look) -> Iterator[Guess]:
    """A text of a request is found where it was kept."""
    for keeper in look.seen.keepers[:1] if look.seen.any_failed("nothing_is_kept") else ():
        text = f"`{keeper}` still has a text of a request that is over"
        yield Guess(LIKELY, "shared_state", _set_at(look, keeper.rpartition(".")[2]), text)
    grows = _GROWS.search(look.seen.messages)
    if grows is not None:
        text = f"`{grows[1]}` has more in it after every request"
        yield Guess(LIKELY, "shared_state", _set_at(look, grows[1].rpartition(".")[2]), text)


_GROWS = re.compile(r"never taken away: ([\w.]+)")


def _set_at(look: Look, name: str) -> int | None:
    """The line that gives this name its value."""
    for node in look.nodes():
        if isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Store):
            named = node.id if isinstance(node, ast.Name) else node.attr
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            named = node.name
        else:
            continue
        if named == name:
            return node.lineno
    return None


def _decides(look: Look, name: str) -> bool:
    """Whether what is kept under this name decides about a print or a header."""
    return any(
        isinstance(part, ast.Attribute | ast.Name) and last_name(part) == name
        for fact in look.read.of("print", "header")
        for test, _ in fact.inside.conditions
        for part in ast.walk(test)
    )


RULES = (blocks, serialises, exceptions, shared_state, texts_kept)
