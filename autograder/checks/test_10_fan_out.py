"""Checks for 10_fan_out."""

from autograder import check
from autograder.app import STOCK, App
from autograder.checking import beside
from autograder.checks import shared
from autograder.checks.loaders import (
    ATTRIBUTES,
    HEADER,
    LOADERS,
    Visit,
    answer,
    ends,
    has_both,
    in_order,
    loads,
)
from autograder.protocol import Blocked, ServiceRefused
from autograder.verdicts import Failed

test_call_gives_an_awaitable = check(points=1)(shared.call_gives_an_awaitable)


EMPTY = "What the loaders give is an empty text. "
"""A result like any other: who asks whether it is true loads again, or hands on something else."""


def nothing_blocked(app: App) -> None:
    """Fail if the loop's own thread has called a loader, or waited for a thread."""
    for event in app.trace.of(Blocked):
        raise shared.blocks(event)


@check(points=1, needs=test_call_gives_an_awaitable)
async def test_view_finds_both(app: App) -> None:
    """The view finds what the two loaders gave, in request.tenant and request.flags"""
    await finds_both(app)


async def finds_both(app: App) -> None:
    """Let some requests load; fail unless their views find what they should."""
    key = app.token("key 2") + "-A.b,C/d e=%20" * 5
    for number, order, method, own, which in (
        (1, 1, "GET", None, ""),
        (2, -1, "DELETE", key, "On DELETE: "),
        (3, 1, "GET", key, "The key is one that came before. "),
        (4, -1, "POST", None, "On POST: "),
        (5, 1, "OPTIONS", None, "On OPTIONS: "),
        (6, 1, "GET", None, EMPTY),
    ):
        given = dict.fromkeys(ATTRIBUTES, "") if which == EMPTY else None
        visit = Visit(app, number, method, own, given)
        await loads(app, visit, order)
        await ends(app, visit)
        has_both(visit, which)
        for loader in LOADERS:
            if visit.at_work.count(loader) != 1:
                times = visit.at_work.count(loader)
                raise Failed(f"{which}{loader} was called {times} times for one request")


@check(points=1, needs=test_call_gives_an_awaitable)
async def test_no_tenant_no_loading(app: App) -> None:
    """Without the header nothing is loaded, and the view finds None in both"""
    exchange = app.get()
    await exchange.reaches_view()
    answer(app, exchange)
    await exchange.response()
    for name in ATTRIBUTES:
        told = exchange.told[f"request.{name}"]
        if told.kind == "missing":
            raise Failed(f"Without {HEADER}, there is no request.{name} in the view")
        if told.kind != "NoneType":
            raise Failed(f"Without {HEADER}, request.{name} is {told.value!r}; it should be None")
    for asked in app.trace.of(ServiceRefused):
        raise Failed(
            f"Without {HEADER}, a loader was called nevertheless, with {asked.argument!r}, "
            "and its error was caught"
        )


@check(points=2, needs=test_view_finds_both, drives=("direct", "django", "asgi"))
async def test_loaders_work_together(app: App) -> None:
    """Both loaders of a request are at work at the same time"""
    for order in (1, -1):
        visit = Visit(app, 2 + order)
        await app.settled()
        nothing_blocked(app)
        visit.exchange.look()
        if visit.exchange.calls:
            raise Failed("The view was reached before the two loaders had returned")
        if len(visit.at_work) < len(LOADERS):
            first = visit.at_work[0] if visit.at_work else "nothing"
            other = next(name for name in LOADERS if name != first)
            raise Failed(f"While {first} works, {other} is not called: it waits for its turn")
        for asked in in_order(visit, order):
            if visit.exchange.calls:
                raise Failed(f"The view was reached before {asked.name} had returned")
            visit.exchange.service_returns(asked)
            await app.settled()
        await visit.exchange.reaches_view()
        await ends(app, visit)
        has_both(visit)


@check(points=2, needs=(test_view_finds_both, test_no_tenant_no_loading))
async def test_others_are_served_meanwhile(app: App) -> None:
    """While the loaders work, the loop serves another request"""
    visit, other = Visit(app), app.get()
    await other.reaches_view("While the loaders work, another request does not get to its view")
    shared.own_answer(answer(app, other), await other.response())
    nothing_blocked(app)
    await loads(app, visit)
    await ends(app, visit)
    nothing_blocked(app)


@check(
    points=1,
    needs=(test_loaders_work_together, test_others_are_served_meanwhile),
    drives=("asgi",),  # it alone gives each request a thread of its own for sync_to_async
)
async def test_requests_load_side_by_side(app: App) -> None:
    """The loaders of two requests work side by side, and each request gets its own values"""
    pair = [Visit(app, 1), Visit(app, 2)]
    await app.settled()
    for visit in pair:
        visit.exchange.look()
        if len(visit.at_work) < len(LOADERS):
            raise Failed("While one request loads, a loader of another one has to wait")
    for place in (0, 1):
        for visit in reversed(pair):
            visit.exchange.service_returns(in_order(visit)[place])
            await app.settled()
    for visit in pair:
        await visit.exchange.reaches_view()
    replies = [answer(app, visit.exchange) for visit in pair]
    for visit, given in zip(pair, replies, strict=True):
        shared.own_answer(given, await visit.exchange.response())
        has_both(visit, "Of two requests at once: ")
    await twins_load(app)


async def twins_load(app: App) -> None:
    """Fail unless the loaders are called for each of two requests of one tenant, too."""
    first = Visit(app, 3)
    twins = first, Visit(app, 3, key=first.key, given=first.given)
    await app.settled()
    # By the key alone nobody can tell for which of the two it was.
    asked = [one for visit in twins for one in visit.exchange.asked]
    twins[-1].exchange.look()
    if len(asked) < 2 * len(LOADERS):
        raise Failed("Two requests at once have the same key, and one does not call the loaders")
    for one in asked:
        first.exchange.service_returns(one)
    for visit in twins:
        await visit.exchange.reaches_view()
        await ends(app, visit)
        has_both(visit, "Of two requests with the same key: ")


@check(points=1, needs=(test_loaders_work_together, test_no_tenant_no_loading), drives=("wsgi",))
async def test_works_under_wsgi(app: App) -> None:
    """All this is so under a sync server (WSGI), too"""
    await finds_both(app)


test_response_comes_back = check(points=1, needs=test_no_tenant_no_loading)(
    shared.response_comes_back
)
test_view_is_called_once = check(points=1, needs=test_no_tenant_no_loading)(
    shared.view_is_called_once
)


@check(points=1, needs=(test_view_finds_both, test_no_tenant_no_loading))
@beside(STOCK)
async def test_errors_and_cancellation_pass_through(app: App) -> None:
    """An error of the view comes out unchanged, and so does a cancellation"""
    await shared.errors_pass_through(app)
    await shared.cancellation_passes_through(app.another())
    failing = Visit(app, 1)
    await loads(app, failing)
    failing.exchange.view_raises("ValueError", app.token("error"))
    await failing.exchange.ends()
    raised = failing.exchange.raised
    if app.drive == "direct" and not (raised is not None and raised.from_view):
        raise Failed("After the loading, the view raised ValueError, and it did not come out")
    left = Visit(app, 2)
    await loads(app, left)
    left.exchange.cancel()
    await left.exchange.ends()
    if not left.exchange.cancelled:
        raise Failed("The client went away, and the cancellation was not let through")


@check(points=1, needs=(test_view_finds_both, test_others_are_served_meanwhile))
async def test_cancellation_while_loading(app: App) -> None:
    """If the visitor leaves while the loaders work, the request ends, and the view is not called"""
    for number, returned in enumerate(((), LOADERS[:1], LOADERS[1:]), 1):
        await _leaves(app, Visit(app, number), returned)


async def _leaves(app: App, visit: Visit, returned: tuple[str, ...]) -> None:
    """Let the visitor leave when these loaders have returned."""
    await app.settled()
    for asked in visit.exchange.asked:
        if asked.name in returned:
            visit.exchange.service_returns(asked)
    await app.settled()
    if visit.exchange.calls:
        raise Failed("The view was reached before the loaders had returned")
    visit.exchange.cancel()
    await app.settled()
    if visit.exchange.calls:
        raise Failed("The visitor had left, and the view was called nevertheless")
    await visit.exchange.ends()
    if not visit.exchange.cancelled:
        raise Failed("The visitor left, and the cancellation was not let through")


test_instances_are_independent = check(points=1, needs=test_no_tenant_no_loading)(
    shared.instances_are_independent
)


@check(points=1, needs=(test_view_finds_both, test_no_tenant_no_loading))
async def test_nothing_is_kept(app: App) -> None:
    """When a request is over, nothing of it is kept or left running"""
    await shared.nothing_is_kept(app, _visits_of_a_tenant)


async def _visits_of_a_tenant(app: App) -> None:
    visit = Visit(app)
    await loads(app, visit)
    await ends(app, visit)


test_loop_stays_free = check(points=1, needs=test_no_tenant_no_loading)(shared.loop_stays_free)
