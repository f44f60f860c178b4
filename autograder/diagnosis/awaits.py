"""Mistakes with await: forgotten, in the wrong place, on the wrong thing, or gone around."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from autograder.diagnosis.declared import declared
from autograder.diagnosis.look import CERTAIN, LIKELY, POSSIBLE, STRONG, Guess, Look
from autograder.diagnosis.values import Fact, Value


def plain_def(look: Look) -> Iterator[Guess]:
    """What handles the request is a plain def."""
    if not look.seen.any_failed("awaitable"):
        return
    for fact in look.read.of("sync_handler"):
        if fact.has("function"):
            continue  # one level too many
        detail = ".starter_unchanged" if look.unchanged else ""
        if fact.has("task"):
            detail = ".returns_task"
        name = fact.name or "the function"
        text = f"`{name}` is no `async def`, and get_response is async"
        yield Guess(STRONG, f"sync_call{detail}", fact.line, text)


def forgotten(look: Look) -> Iterator[Guess]:
    """A coroutine is used, returned or thrown away in place of what it would give."""
    seen, read = look.seen, look.read
    sync = bool(read.of("sync_handler")) and seen.any_failed("awaitable")
    weight = STRONG if not sync else POSSIBLE
    shown = (
        bool({"get_response", "middleware_func"} & set(seen.never_awaited))
        or seen.error("'coroutine'", "coroutine object")
        or "coroutine" in seen.kinds
    )
    if not look.case.completes_flags and seen.only_failed("wsgi", "sync_middleware", "independent"):
        return  # where what is inside is async, all is well
    if not look.case.completes_flags and read.of("sync_handler") and not _own_coroutine(look):
        # Where what is inside is sync, nothing of it is to be awaited.
        guesses = _thrown_away(look, sync=sync)
        yield from (guess for guess in guesses if guess.id == "no_await.helper")
        return
    detail = ".starter_unchanged" if look.unchanged else ""
    other = read.of("await_other")
    misplaced = {f.line for f in other if f.name == "get_response"}  # ``wrong_target`` says it
    threaded = {id(v) for f in read.of("thread_view") for v in f.values}  # ``bridges`` says it
    for fact in read.of("use", "truth"):
        value = fact.values[0]
        if value.kind != "coroutine" or value.name.startswith("lock.") or id(value) in threaded:
            continue
        text = f"what {value.name}() gives is used in line {fact.line}, before it was awaited"
        how = detail or (".awaited_too_late" if value.awaited else "")
        if fact.inside.tries and any(_passes(node) for node in fact.inside.tries) and value.awaited:
            how = ".error_silenced"
        bonus = 4 if shown else 0
        if seen.wrong:
            yield Guess(weight + bonus, f"no_await{how}", value.line, text)
    for fact in read.of("answer") if "async_generator" not in seen.kinds else ():
        for value in fact.values:
            if value.kind != "coroutine" or value.awaited:
                continue
            if id(value) in threaded or value.line in misplaced:
                continue
            if value.data == "view" and not sync:
                text = "what get_response(request) gave was returned without await"
                yield Guess(STRONG + 4, f"no_await{detail}", value.line, text)
            elif value.data != "view":
                text = f"the coroutine of {value.name}() was returned without await"
                yield Guess(weight + 2, "no_await.helper", value.line, text)
    yield from _thrown_away(look, sync=sync)
    yield from _lost(look)
    yield from _after_the_lines(look, detail)
    for fact in read.of("iterate", "loop"):
        if fact.kind == "iterate" and fact.has("coroutine"):
            yield Guess(weight, "no_await", fact.line, "the loop goes over a coroutine")
    told = any(f.values[0].awaited for f in read.of("call_view"))  # beside an unused call, maybe
    if shown and not sync and not told and not read.of("bridge", "async_init", "thread_view"):
        line = look.line_of("call_view")
        error = seen.error("'coroutine'")
        text = f"{error.type}: {error.text}" if error else "a call was never awaited"
        yield Guess(POSSIBLE, "no_await", line or (error.line if error else None), text)


def _own_coroutine(look: Look) -> bool:
    """Whether a coroutine came up in the student's own lines, or get_response's was lost."""
    errors = [e for e in look.seen.errors if "coroutine" in e.text]
    return (
        any(e.line is not None or look.case.completes_flags for e in errors)
        or "get_response" in look.seen.never_awaited
    )


def _passes(node: ast.Try) -> bool:
    return any(all(isinstance(s, ast.Pass) for s in h.body) for h in node.handlers)


def _thrown_away(look: Look, *, sync: bool) -> Iterator[Guess]:
    """Calls whose coroutine went nowhere."""
    seen = look.seen
    used = {
        id(v) for f in look.read.of("spawn", "answer", "bridge", "thread_view") for v in f.values
    }
    wrapped = {id(v) for f in look.read.facts for value in f.values for v in value.of}
    views = [f for f in look.read.of("call_view") if f.values[0].awaited]
    for fact in look.read.of("call_view", "call_own"):
        value = fact.values[0]
        if value.awaited or id(value) in used or id(value) in wrapped or value.kind != "coroutine":
            continue
        if fact.kind == "call_own" and value.name in {h.name for h in look.read.handlers}:
            continue
        name = value.name
        told = name in seen.never_awaited
        if fact.kind == "call_view" and views:
            continue  # the old call beside the new one: ``double_call``
        text = f"{name}() was called and never awaited"
        detail = "" if fact.kind == "call_view" else ".helper"
        if name == "sleep":
            detail = ".sleep"
        elif fact.kind == "call_own" and "." in fact.name:
            detail = ".outside"
        loops = [f for f in look.read.of("loop") if value not in f.values]
        if loops and fact.kind == "call_view":
            detail = ".polls_the_coroutine"
        if sync and fact.kind == "call_view":
            yield Guess(POSSIBLE, f"no_await{detail}", fact.line, text)
        elif seen.wrong:
            weight = STRONG + 3 if told else LIKELY
            yield Guess(weight, f"no_await{detail}", fact.line, text)


def _lost(look: Look) -> Iterator[Guess]:
    """Coroutines of the student's own that were lost, and it could not be read where."""
    read = {fact.name for fact in look.read.of("call_own")}
    functions = {n.name: n for n in look.nodes() if isinstance(n, ast.AsyncFunctionDef)}
    handlers = {handler.name for handler in look.read.handlers}
    for name in dict.fromkeys(look.seen.never_awaited):
        if name in functions and name not in read | handlers and not name.startswith("__"):
            text = f"{name}() was called and never awaited"
            yield Guess(POSSIBLE - 1, "no_await.helper", functions[name].lineno, text)


def _after_the_lines(look: Look, detail: str) -> Iterator[Guess]:
    """The view is awaited, but only after what should follow it."""
    for fact in look.read.of("await_view"):
        value = fact.values[0]
        if value.line is None or fact.line is None or fact.line <= value.line:
            continue  # one expression, if on several lines
        hit = look.seen.any_failed("prints_surround", "prints_overlap", "header_")
        between = [
            f
            for f in _between(look, value, fact)
            if f.kind == "loop" or (hit and f.kind in ("print", "header", "use"))
        ]
        tasks = [f for f in look.read.of("spawn") if any(value is v for v in f.values)]
        if between and tasks:
            text = "the task is awaited only further down: the lines between come too early"
            yield Guess(STRONG + 1, "task_instead_of_await.awaited_too_late", tasks[0].line, text)
        elif between:
            text = f"called in line {value.line}, awaited only in line {fact.line}"
            how = ".polls_the_coroutine" if between[0].kind == "loop" else ".awaited_too_late"
            yield Guess(STRONG + 1, f"no_await{detail or how}", value.line, text)


def _between(look: Look, value: Value, awaited: Fact) -> list[Fact]:
    """What happens between the call and the await of its coroutine."""
    facts = look.read.facts
    calls = [n for n, f in enumerate(facts) if f.kind == "call_view" and value in f.values]
    return facts[calls[0] if calls else 0 : facts.index(awaited)]


def wrong_target(look: Look) -> Iterator[Guess]:
    """Something is awaited that is no call, or one call is awaited twice."""
    seen = look.seen
    weight = STRONG + 5 if seen.error("'await' expression", "already awaited", "await") else LIKELY
    names = {
        "request": "the request",
        "get_response": "the function itself, not a call of it",
        "response": "the response, once more",
        "const": "a plain value",
        "own": "a response of your own",
        "list": "a list",
        "function": "a function that is not called",
    }
    for fact in look.read.of("await_other"):
        if not seen.wrong or fact.name in ("lock", "bridge"):
            continue
        what = names.get(fact.name, "something that can't be awaited")
        detail = {"get_response": "function"}.get(fact.name, fact.name)
        yield Guess(
            weight, f"wrong_await_target.{detail}", fact.line, f"await is put before {what}"
        )
    for fact in look.read.of("await_part"):
        text = "`await` reaches over the whole expression, so the call itself is not awaited"
        yield Guess(STRONG + 6, "wrong_await_target.attribute", fact.line, text)
    for error in seen.errors:
        other = re.search(r"object (\w+) can't be used in 'await' expression", error.text)
        if other is not None and (error.line is not None or look.case.completes_flags):
            text = f"TypeError: a value of type {other[1]} can't be awaited"
            yield Guess(STRONG + 4, "wrong_await_target.value", error.line, text)
    for fact in look.read.of("await_twice"):
        text = "the same coroutine is awaited a second time"
        yield Guess(weight, "wrong_await_target.twice", fact.line, text)
    if again := seen.error("cannot reuse already awaited coroutine"):
        yield Guess(LIKELY, "wrong_await_target.twice", again.line, f"{again.type}: {again.text}")
    if no_task := seen.error("Passing coroutines is forbidden"):
        text = "asyncio.wait takes tasks only, and it gives no response"
        yield Guess(STRONG, "wrong_await_target.wait", no_task.line, text)
    coroutine = seen.kinds & {"coroutine"} or _own_coroutine(look)
    for fact in look.read.of("use_awaited"):
        value = fact.values[0]
        if value.kind == "coroutine" and value.name in seen.never_awaited:  # on one way only
            text = f"what {value.name}() gives is used in line {fact.line}, and was not awaited"
            yield Guess(STRONG + 5, "no_await", value.line, text)
        elif value.kind == "coroutine" and coroutine:
            text = "the await gave the response, but the name still holds the used coroutine"
            yield Guess(STRONG + 5, "wrong_await_target.result_dropped", fact.line, text)
    for fact in look.read.of("answer"):
        early = {id(v) for f in look.read.of("use") for v in f.values}
        for value in fact.values:
            if id(value) in early or value.name in seen.never_awaited:
                continue  # it was used before any await: that is the mistake
            if value.kind == "coroutine" and value.awaited and value.data == "view" and coroutine:
                text = "the await gave the response, but the used coroutine was returned"
                yield Guess(STRONG + 5, "wrong_await_target.result_dropped", value.line, text)
    if "nothing is left that could wake it" in seen.messages:
        for fact in look.read.of("await_event"):
            text = "it waits for something that nobody brings about"
            yield Guess(STRONG, "wrong_await_target.nobody_sets", fact.line, text)
            yield Guess(POSSIBLE, "task_instead_of_await.waits_forever", fact.line, text)
        if not seen.blocked and not any(f.inside.lock for f in look.read.of("call_view")):
            text = "it waits, and nothing comes"
            yield Guess(POSSIBLE - 1, "wrong_await_target.nobody_sets", None, text)


def bridges(look: Look) -> Iterator[Guess]:
    """A coroutine is run by something that is for code without a loop."""
    # A hybrid asks what get_response is: it is in the sync way that it reaches for these.
    hybrid = not look.case.completes_flags and declared(look).branches
    for fact in look.read.of("bridge"):
        if not look.seen.wrong:
            continue
        error = look.seen.error(
            "event loop", "AsyncToSync", "run_until_complete", "cannot be called"
        )
        text = f"{fact.name} starts a loop" if hybrid else f"{fact.name} inside the running loop"
        if error is not None:
            text = f"{error.type}: {error.text}"
        threaded = fact.has("get_response")
        decisive = error or threaded or look.seen.any_failed("awaitable")
        weight = CERTAIN if decisive else STRONG + 4
        to_thread = threaded and hybrid
        yield Guess(
            POSSIBLE - 5 if to_thread else weight,
            f"sync_bridge_in_loop.{fact.name}",
            fact.line,
            text,
        )
    for fact in look.read.of("thread_view"):
        if not fact.values[0].awaited and look.seen.wrong and not hybrid:
            name = fact.name.rpartition(".")[2]
            text = "a thread calls get_response, and gets only a coroutine"
            yield Guess(CERTAIN, f"sync_bridge_in_loop.{name}", fact.line, text)
    error = look.seen.error(
        "cannot be called from a running event loop", "AsyncToSync", "loop is already"
    )
    if error and not look.read.of("bridge"):
        text = f"{error.type}: {error.text}"
        weight = LIKELY if look.answers("own") else STRONG  # a stream was put into a new response
        yield Guess(weight, "sync_bridge_in_loop", error.line, text)


RULES = (plain_def, forgotten, wrong_target, bridges)
