"""Visits that the host plays in one go are judged as if they had come one by one."""

from __future__ import annotations

import random

import pytest

from autograder.app import App
from autograder.checks.pairs import Pair, overlapping
from autograder.checks.visits import Visit, one_by_one
from autograder.judge import Judge
from autograder.limits import Limits
from autograder.protocol import Called, Load, ReachedView, Responded, ViewReturned
from autograder.verdicts import Failed, Stopped, StudentError

SOURCE = """
import asyncio, os, signal, sys, threading, time
seen = 0

class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        global seen
        seen += 1
        print(seen)
        {before}
        response = await self.get_response(request)
        {after}
        return response
"""


async def app_of(before: str = "pass", after: str = "pass") -> App:
    load = Load(SOURCE.format(before=before, after=after), "ada.py", "PassMiddleware", True)
    judge = await Judge.start(load, Limits(isolation="any", cpu_seconds=1), "seed")
    await judge.begin("direct")
    return App(judge, "direct", random.Random(0))


def plans(count: int) -> list[Visit]:
    return [Visit(status=200 + number) for number in range(count)]


@pytest.mark.parametrize("where", ["before", "after"])
@pytest.mark.parametrize("what", ["pass", "await asyncio.sleep(5)", "await asyncio.sleep(0)"])
async def test_each_gets_its_own_answer(where: str, what: str) -> None:
    app = await app_of(**{where: what})
    made = await one_by_one(app, plans(8))
    assert [one.response.status for one in made] == [200 + number for number in range(8)]
    assert [one.exchange.printed for one in made] == [[str(n)] for n in range(1, 9)]
    app._judge.close()


async def test_one_that_waits_for_ever_costs_none_of_the_others() -> None:
    app = await app_of("if seen == 3: await asyncio.Event().wait()")
    made = await one_by_one(app, plans(6))
    with pytest.raises(Failed, match="nothing is left that could wake it"):
        _ = made[2].response
    statuses = [one.response.status for one in made if one is not made[2]]
    assert statuses == [200, 201, 203, 204, 205]
    app._judge.close()


async def test_one_that_raises_costs_none_of_the_others() -> None:
    app = await app_of(after="if seen == 3: raise ValueError(seen)")
    made = await one_by_one(app, plans(5))
    with pytest.raises(StudentError, match="ValueError: 3"):
        _ = made[2].response
    assert [one.response.status for one in made if one is not made[2]] == [200, 201, 203, 204]
    app._judge.close()


EXIT = "asyncio.get_running_loop().call_soon(sys.exit, 3); await asyncio.sleep(1)"
DEADLOCK = "lock = threading.Lock(); lock.acquire(); lock.acquire()"


@pytest.mark.parametrize(
    ("end", "reason"),
    [("os._exit(3)", "exit code 3"), (EXIT, "SystemExit"), (DEADLOCK, "waiting")],
)
async def test_where_a_host_ends_is_known(end: str, reason: str) -> None:
    """What it had done by then is there, and the request that ended it is the one to show."""
    app = await app_of(f"if seen == 4: {end}")
    with pytest.raises((Stopped, StudentError), match=reason):
        await one_by_one(app, plans(8))
    trace, number = app._judge.looked_at
    called = [event.exchange for event in trace.of(Called)]
    assert len(called) == 4
    assert number == called[-1]
    app._judge.close()


async def test_each_has_its_own_cpu() -> None:
    """Together they use more than one step may."""
    app = await app_of(
        "end = time.process_time() + 0.3\n        while time.process_time() < end: pass"
    )
    made = await one_by_one(app, plans(6))
    assert [one.response.status for one in made] == [200, 201, 202, 203, 204, 205]
    app._judge.close()


async def test_an_endless_one_is_stopped() -> None:
    app = await app_of("while seen == 4: pass")
    with pytest.raises(Stopped, match="more than 1 s of CPU"):
        await one_by_one(app, plans(6))
    app._judge.close()


# --- two at once -----------------------------------------------------------------------------


def pairs() -> list[Pair]:
    return [
        Pair(Visit(path="/"), Visit(path="/", status=404), order)
        for order in ("first", "second", "both")
    ]


@pytest.mark.parametrize("where", ["before", "after"])
@pytest.mark.parametrize("what", ["pass", "await asyncio.sleep(5)", "await asyncio.sleep(0)"])
async def test_two_are_at_their_views_together(where: str, what: str) -> None:
    app = await app_of(**{where: what})
    planned = pairs()
    answered = await overlapping(app, planned)
    assert [response.status for _, response in answered] == [200, 404, 404, 200, 200, 404]
    assert [seen.reply.status for seen, _ in answered] == [200, 404, 404, 200, 200, 404]
    kinds = ReachedView, ViewReturned, Responded
    steps = [type(event).__name__ for event in app.trace.of(*kinds)]
    apart = ["ReachedView"] * 2 + ["ViewReturned", "Responded"] * 2
    assert steps[:12] == apart * 2
    assert steps[12:14] == ["ReachedView"] * 2
    app._judge.close()


@pytest.mark.parametrize(
    ("before", "what"),
    [
        ("await lock.acquire()", "has to wait until the first one is through"),
        ("if seen == 2: await asyncio.Event().wait()", "has to wait"),
        ("if seen == 2: return HttpResponse()", "before the view was reached"),
    ],
)
async def test_two_that_do_not_overlap_are_told(before: str, what: str) -> None:
    app = await app_of(
        "from django.http import HttpResponse; lock = globals().setdefault('l', asyncio.Lock())"
        f"\n        {before}"
    )
    with pytest.raises(Failed, match=what):
        await overlapping(app, pairs())
    app._judge.close()


SHARES = """mine = asyncio.ensure_future(self.get_response(request))
        shared = globals().setdefault("shared", mine)
        return await asyncio.shield(shared)"""


async def test_one_that_is_answered_before_its_view_is_told() -> None:
    app = await app_of(SHARES)
    with pytest.raises(Failed, match="although its view had not returned"):
        await overlapping(app, pairs()[:1])
    app._judge.close()
