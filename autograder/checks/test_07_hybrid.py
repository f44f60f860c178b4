"""Checks for 07_hybrid: right in both worlds, and no adapter where none is needed."""

from autograder import check
from autograder.app import PLAIN, STOCK, SYNC, App, Neighbours
from autograder.checking import beside
from autograder.checks import shared, stacks
from autograder.verdicts import Failed

HEADER = ("X-Carriage", "7")


@check(points=1, drives=("asgi",))
@beside(stacks.ALONE)
async def test_under_asgi(app: App) -> None:
    """Under ASGI, every response carries X-Carriage: 7"""
    await stacks.carries(app, "Under ASGI", *HEADER)


@check(points=1, drives=("wsgi",))
@beside(stacks.ALONE)
async def test_under_wsgi(app: App) -> None:
    """Under WSGI, every response carries X-Carriage: 7"""
    await stacks.carries(app, "Under WSGI", *HEADER)
    stacks.no_warning(app, "Under WSGI")


async def no_adapter_more(app: App, where: str, neighbours: Neighbours) -> None:
    """Fail if a request needs more calls of adapters than without the student's middleware."""
    with_it = app.another(neighbours)
    without = with_it.bare()
    for sync_view in (False, True):
        view = "a sync view" if sync_view else "an async view"
        given = await stacks.made(without, where, sync_view=sync_view)
        seen = await stacks.made(with_it, where, sync_view=sync_view)
        stacks.answered(where, seen)
        more = len(seen.exchange.crossings) - len(given.exchange.crossings)
        if more > 0:
            calls = "1 adapter call" if more == 1 else f"{more} adapter calls"
            raise Failed(f"{where}, with {view}, it costs {calls} more than without it")


@check(points=1, needs=test_under_asgi, drives=("asgi",))
@beside(stacks.ALONE)
async def test_no_adapter_under_asgi(app: App) -> None:
    """Under ASGI, it costs no adapter call"""
    await no_adapter_more(app, "Alone under ASGI", stacks.ALONE)
    await no_adapter_more(app, "Between async middleware", PLAIN)


@check(points=4, needs=test_under_wsgi, drives=("wsgi",))
@beside(stacks.ALONE)
async def test_no_adapter_under_wsgi(app: App) -> None:
    """Under WSGI, it costs no adapter call"""
    await no_adapter_more(app, "Alone under WSGI", stacks.ALONE)
    await no_adapter_more(app, "Under WSGI, between sync middleware", SYNC)


@check(points=3, needs=test_under_asgi, drives=("asgi",))
@beside(SYNC)
async def test_beside_sync_middleware(app: App) -> None:
    """It works beside sync middleware, with no adapter call more"""
    for where, neighbours in (
        ("Beneath a sync middleware", stacks.BENEATH_SYNC),
        ("Above a sync middleware", stacks.ABOVE_SYNC),
        ("Between sync middleware", SYNC),
    ):
        await stacks.carries(app.another(neighbours), where, *HEADER)
        stacks.no_warning(app, where)
        await no_adapter_more(app, where, neighbours)


@check(points=1, needs=(test_under_asgi, test_under_wsgi), drives=("asgi", "wsgi"))
@beside(STOCK)
async def test_beside_a_mixin(app: App) -> None:
    """It works between middleware of Django's own"""
    await stacks.carries(app, f"Under {app.drive.upper()}, between Django's own", *HEADER)
    stacks.no_warning(app, "Between Django's own")


HYBRID = (test_no_adapter_under_asgi, test_no_adapter_under_wsgi)
"""Without these it is the middleware of lesson 6, which does all that follows."""


@check(points=1, needs=HYBRID, drives=("django", "wsgi"))
async def test_response_comes_back(app: App) -> None:
    """The view's own response comes back, with all that it had and X-Carriage: 7"""
    await stacks.comes_back_with(app, *HEADER)


test_requests_overlap = check(points=1, needs=HYBRID, drives=("django", "wsgi"))(
    shared.requests_overlap
)


@check(points=1, needs=HYBRID, drives=("django",))
@beside(STOCK)
async def test_instances_are_independent(app: App) -> None:
    """Made twice, the two do not disturb each other"""
    await shared.instances_are_independent(app)
    where = "Beside one that works the other way"
    for one in (app.another(stacks.ABOVE_SYNC), app):
        stacks.answered(where, await stacks.made(one, where))


test_nothing_is_kept = check(points=1, needs=HYBRID, drives=("django", "wsgi"))(
    shared.nothing_is_kept
)
