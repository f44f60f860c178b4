"""Checks for 06_django_contract: the same class in every kind of stack."""

from typing import Any

from autograder import check
from autograder.app import App
from autograder.checking import beside
from autograder.checks import shared, stacks
from autograder.checks.visits import HEADERS, METHODS, PATHS, Visit, one_by_one
from autograder.verdicts import Failed

HEADER = ("X-Checked", "yes")
USED = {"X-Ticket": "used"}
VALID: tuple[dict[str, str], ...] = (
    {},
    {"X-Ticket": "new"},
    {"X-Ticket": "Used"},
    {"X-Ticket": "used twice"},
    {"X-Ticket": "unused"},
    {"X-Ticket": "us"},
    {"X-Seat": "used"},
)
"""Headers of requests that have no used ticket."""

REFUSED: tuple[dict[str, Any], ...] = (
    *({"method": method, "path": None} for method in METHODS),
    *({"method": "GET", "path": path} for path in PATHS),
    {"method": "POST", "path": "/", "headers": HEADERS},
)
"""Requests that have one."""


@check(points=2, drives=("asgi",))
@beside(stacks.ALONE)
async def test_alone(app: App) -> None:
    """Django runs it, and every response carries X-Checked: yes"""
    await stacks.carries(app, "Alone in Django", *HEADER)
    for headers in VALID:
        seen = await stacks.made(app, "Alone in Django", headers=headers)
        which = f"Alone in Django, on a request with the headers {headers}"
        stacks.has_header(which, stacks.answered(which, seen), *HEADER)


async def refused(app: App, where: str, **plan: Any) -> None:
    """Fail unless a used ticket gets a 403, and the view never sees it."""
    plan["headers"] = {**plan.get("headers", {}), **USED}
    seen = await stacks.made(app, where, **plan)
    response = seen.exchange.answered
    if seen.exchange.calls:
        raise Failed(f"{where}, a request with a used ticket reached the view")
    if response is None or response.status != 403:
        got = "no response" if response is None else f"a {response.status}"
        raise Failed(f"{where}, a used ticket got {got}; it should get a 403")


@check(points=2, needs=test_alone, drives=("asgi",))
@beside(stacks.ALONE)
async def test_refusal_is_answered(app: App) -> None:
    """When it raises PermissionDenied, Django makes a 403 of it"""
    await refused(app, "Alone in Django")
    for plan in REFUSED:
        how = f"{plan['method']} {plan['path'] or ''}".rstrip()
        await refused(app, f"Alone in Django, with {how}", **plan)
    await refused(app.another(stacks.BENEATH_MIXIN), "Beneath a middleware of Django's")
    await refused(app.another(stacks.ABOVE_MIXIN), "Above a middleware of Django's")


@check(points=2, needs=test_alone, drives=("asgi",))
@beside(stacks.BENEATH_MIXIN)
async def test_beneath_a_mixin(app: App) -> None:
    """It works beneath a middleware of Django's own"""
    where = "Beneath a middleware of Django's"
    await stacks.carries(app, where, *HEADER)
    stacks.has_header(
        where, stacks.answered(where, await stacks.made(app, where)), "X-Frame-Options", "DENY"
    )


@check(points=1, needs=test_alone, drives=("asgi",))
@beside(stacks.ABOVE_MIXIN)
async def test_above_a_mixin(app: App) -> None:
    """It works above a middleware of Django's own"""
    await stacks.carries(app, "Above a middleware of Django's", *HEADER)


@check(points=1, needs=test_alone, drives=("asgi",))
@beside(stacks.BENEATH_SYNC)
async def test_beneath_a_sync_middleware(app: App) -> None:
    """It works beneath a sync middleware, and nothing warns"""
    await stacks.carries(app, "Beneath a sync middleware", *HEADER)
    stacks.no_warning(app, "Beneath a sync middleware")


@check(points=2, needs=test_alone, drives=("asgi",))
@beside(stacks.ABOVE_SYNC)
async def test_above_a_sync_middleware(app: App) -> None:
    """It works above a sync middleware"""
    await stacks.carries(app, "Above a sync middleware", *HEADER)


@check(points=2, needs=test_alone, drives=("wsgi",))
@beside(stacks.ALONE)
async def test_under_wsgi(app: App) -> None:
    """It works under WSGI, and nothing warns"""
    await stacks.carries(app, "Under WSGI", *HEADER)
    await refused(app, "Under WSGI")
    stacks.no_warning(app, "Under WSGI")


@check(points=1, needs=test_alone, drives=("asgi",))
@beside(stacks.ALONE)
async def test_stays_async(app: App) -> None:
    """No thread is held while the view works"""
    (seen,) = await one_by_one(app, [Visit()])
    if "to_loop" in seen.exchange.crossings:
        raise Failed(
            "Django runs it in a thread, and the thread waits there until the view has answered"
        )


@check(points=1, needs=test_beneath_a_mixin, drives=("django",))
async def test_response_comes_back(app: App) -> None:
    """The view's own response comes back, with all that it had and X-Checked: yes"""
    await stacks.comes_back_with(app, *HEADER)


test_requests_overlap = check(points=1, needs=test_beneath_a_mixin, drives=("django",))(
    shared.requests_overlap
)


async def _tickets(app: App) -> None:
    another = {"X-Ticket": app.token("ticket")}
    await one_by_one(app, [Visit(headers=USED), Visit(headers=another)])


@check(points=1, needs=test_beneath_a_mixin, drives=("django",))
async def test_nothing_is_kept(app: App) -> None:
    """When a request is over, nothing of it is kept or left running"""
    await shared.nothing_is_kept(app, _tickets)
