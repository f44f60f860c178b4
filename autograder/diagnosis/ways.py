"""Mistakes of a hybrid: it takes the sync way where what is inside is async, or the other way.

The reader takes get_response for async in both ways, so here the run tells which one was taken.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from autograder.diagnosis.declared import declared
from autograder.diagnosis.look import CERTAIN, POSSIBLE, STRONG, Guess, Look
from autograder.diagnosis.values import Fact


def taken(look: Look) -> Iterator[Guess]:
    """A way is taken that does not fit what is inside."""
    said = declared(look)
    both = said.value("async_capable") is True and said.value("sync_capable") is not False
    if look.case.completes_flags or not both or not look.read.of("sync_handler"):
        return
    shared = look.read.of("init_shared")
    if shared and look.seen.only_failed("independent"):
        text = f"`{shared[0].name}` is the same for all instances, and the last one made sets it"
        yield Guess(CERTAIN, "shared_state.way", shared[0].line, text)
    wide = [f for f in look.read.of("call_view") if in_async_def(look, f)]
    narrow = [f for f in look.read.of("call_view") if not in_async_def(look, f)]
    own = [e for e in look.seen.errors if e.line is not None and "'coroutine' object" in e.text]
    lost = [f for f in wide if not f.values[0].awaited]
    helped = [f for f in look.read.of("use") if _own_coroutine(f)] if own else []
    in_async = look.seen.any_failed("under_asgi", "alone")
    if in_async and lost:
        text = "the async way uses what get_response() gives, before it was awaited"
        yield Guess(STRONG + 8, "no_await", lost[0].line, text)
    elif helped:
        text = f"what {helped[0].values[0].name}() gives is used before it was awaited"
        yield Guess(STRONG + 8, "no_await.helper", helped[0].line, text)
    elif own and wide and narrow and in_async:
        text = "get_response is async, and the sync way calls it"
        yield Guess(STRONG + 8, "no_await.sync_way", narrow[0].line, text)
    elif (helper := _lost_helper(look)) is not None:
        text = f"the sync way gives back the coroutine of {helper.name}()"
        yield Guess(STRONG + 8, "no_await.helper", helper.line, text)
    elif wide and narrow and not in_async and _GIVEN_BACK in look.seen.messages:
        text = "get_response is sync, and a coroutine is given back"
        yield Guess(POSSIBLE - 1, "false_flags.async_way", wide[0].line, text)


def _lost_helper(look: Look) -> Fact | None:
    """A call of an ``async def`` that the async way awaits, and the sync way can't."""
    lost = [f for f in look.read.of("call_own") if f.name in look.seen.never_awaited]
    shared = {fact.name for fact in lost if in_async_def(look, fact)}
    return next((f for f in lost if f.name in shared and not in_async_def(look, f)), None)


_GIVEN_BACK = "'coroutine' object has no attribute"


def _own_coroutine(fact: Fact) -> bool:
    """Whether it is about a coroutine of an ``async def`` of the student's."""
    return fact.values[0].kind == "coroutine" and fact.values[0].data != "view"


def in_async_def(look: Look, fact: Fact) -> bool:
    """Whether the innermost function around a line is an ``async def``."""
    around = [
        node
        for node in look.nodes()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        and fact.line is not None
        and node.lineno <= fact.line <= (node.end_lineno or node.lineno)
    ]
    return bool(around) and isinstance(
        max(around, key=lambda node: node.lineno), ast.AsyncFunctionDef
    )


RULES = (taken,)
