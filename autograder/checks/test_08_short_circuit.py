"""Checks for 08_short_circuit."""

from autograder import check
from autograder.app import LAYERS, STOCK, App, Plan
from autograder.checking import beside
from autograder.checks import shared, visits
from autograder.checks.visits import HEADERS, METHODS, Visit
from autograder.exchange import Exchange
from autograder.protocol import NeverAwaited
from autograder.verdicts import Failed

ON = {"X-Maintenance": "on"}
EVERYWHERE = ("direct", "django", "wsgi")

CLOSED: tuple[tuple[str, str | None, dict[str, str]], ...] = (
    ("GET", None, {}),
    ("GET", "/", {}),
    *((method, None, {}) for method in METHODS),
    ("POST", "/api/v1/items/7/", HEADERS),
    ("GET", "/static/site.css", {}),
    ("GET", "/admin/login/", HEADERS),
    ("GET", "/health/?q=1", {}),
    ("TRACE", None, {}),
    ("GET", None, {}),
)
"""Method, path and other headers of requests that are turned back."""

OTHERS: tuple[dict[str, str], ...] = (
    *({"X-Maintenance": value} for value in ("ON", "On", "off", "", "only", "no", "o", "n", "1")),
    *({"X-Maintenance": value} for value in ("true", "yes", "upon", "on off", "on,on")),
    *({"X-Maintenance": value} for value in ("off on", "on; 1", '"on"', "enabled", "open")),
    {"X-Maintenance-Mode": "on"},
    {"Maintenance": "on"},
    {"X-Other": "on"},
    {"Cookie": "X-Maintenance=on; maintenance=on"},
)
"""Headers with which a request goes on; values first."""

PATHS = ("/?maintenance=on", "/maintenance/on/?X-Maintenance=on")

Closed = tuple[str, Exchange]
"""A request that should be turned back: what it was, and what became of it."""

test_call_gives_an_awaitable = check(points=1)(shared.call_gives_an_awaitable)


async def closed(app: App) -> list[Closed]:
    """Requests with X-Maintenance: on, one after the other, made once for each drive."""
    return await app.once(_closed)


async def _closed(app: App) -> list[Closed]:
    # A view stands ready to answer: so a request that wrongly gets there ends as well.
    # Under WSGI it is a plain one: an async view that nobody waits for may be left behind by its
    # loop, which Django ends with the middleware, and it is chance whether it was begun.
    plain = app.drive == "wsgi"
    plans = [
        Plan(method, path, {**others, **ON}, visits.reply(app), sync_view=plain)
        for method, path, others in CLOSED
    ]
    exchanges = await app.play(plans)
    for exchange in exchanges:
        await exchange.ends()
    said = [f"With X-Maintenance: on ({method})" for method, _, _ in CLOSED]
    return list(zip(said, exchanges, strict=True))


@check(points=2, needs=test_call_gives_an_awaitable, drives=EVERYWHERE)
@beside(LAYERS)
async def test_answers_by_itself(app: App) -> None:
    """A request with X-Maintenance: on gets a 503"""
    for which, exchange in await closed(app):
        response = await exchange.response()
        if response.status != 503:
            by_view = exchange.returned is not None and exchange.returned.same_response
            went = "the request went on, and " if by_view else ""
            raise Failed(
                f"{which}, {went}the client got the status {response.status}; it should be 503"
            )


@check(points=1, needs=test_answers_by_itself, drives=EVERYWHERE)
@beside(LAYERS)
async def test_says_when_to_retry(app: App) -> None:
    """The 503 carries Retry-After: 60"""
    for which, exchange in await closed(app):
        value = visits.header(await exchange.response(), "Retry-After")
        if value is None:
            raise Failed(f"{which}, there is no header Retry-After")
        if value != "60":
            raise Failed(f"{which}, Retry-After is {value!r}; it should be '60'")


@check(points=3, needs=test_answers_by_itself, drives=EVERYWHERE)
@beside(LAYERS)
async def test_inside_is_not_run(app: App) -> None:
    """For such a request nothing inside runs, neither a layer nor the view"""
    seen = await closed(app)
    for which, exchange in seen:
        exchange.look()
        if exchange.layers not in ([], ["outer in", "outer out"]):
            raise Failed(
                f"{which}, these layers of the kit's ran: {', '.join(exchange.layers)}; "
                "only the outer one should"
            )
        if exchange.calls:
            raise Failed(f"{which}, the view ran, although its answer is not wanted")
    await app.audit()
    for event in [*seen[0][1].trace.of(NeverAwaited), *app.trace.of(NeverAwaited)]:
        raise Failed(f"{event.name}() was called, and its coroutine was never awaited")


@check(points=1, needs=test_call_gives_an_awaitable)
async def test_lets_others_in(app: App) -> None:
    """Without the header, the view's own response comes back, with nothing changed"""
    for seen in await visits.visits(app):
        _goes_on(seen, "Without X-Maintenance")
        shared.same_response(app, seen)
        shared.same_rest(app, seen)


@check(points=1, needs=test_lets_others_in, drives=EVERYWHERE)
async def test_lets_other_values_in(app: App) -> None:
    """Only the value on closes the house: any other value goes on to the view"""
    planned = [Visit(headers=headers) for headers in OTHERS]
    planned += [Visit(path=path) for path in PATHS]
    planned += [Visit(headers={"X-Maintenance": "off"}, method="POST", status=404)]
    said = [", ".join(f"{name}: {value}" for name, value in one.items()) for one in OTHERS]
    said += [f"a path that ends in {path[-4:]}" for path in PATHS] + ["X-Maintenance: off"]
    for which, seen in zip(said, await visits.one_by_one(app, planned), strict=True):
        _goes_on(seen, f"With {which}")
        shared.same_response(app, seen)
        shared.same_rest(app, seen)


def _goes_on(seen: Visit, which: str) -> None:
    """Fail if a request got an answer without the view."""
    seen.exchange.look()
    returned = seen.exchange.returned
    if seen.exchange.calls == 0 and returned is not None and returned.is_response:
        raise Failed(f"{which}, the request was turned back; it should go on to the view")


@check(points=1, needs=test_answers_by_itself)
@beside(STOCK)
async def test_others_do_not_wait(app: App) -> None:
    """Requests overlap, and one is turned back at once while another waits for its view"""
    for method in ("GET", "POST"):
        waiting = app.request(method, "/")
        await waiting.reaches_view()
        # The last one is turned back again: what it has left behind would meet the one that waits.
        turned, later, last = await app.play(
            [Plan(method, "/", headers, visits.reply(app)) for headers in (ON, {}, ON)]
        )
        for one in (turned, last):
            if (await one.response()).status != 503:
                raise Failed(
                    "With X-Maintenance: on, the request went on, while another one waited"
                )
        await later.response()
        if later.calls == 0:
            raise Failed(
                "After a request with X-Maintenance: on, one without it was turned back as well"
            )
        if waiting.over:
            raise Failed("One request was answered although its view had not returned")
        given = visits.answer(app, waiting)
        shared.own_answer(given, await waiting.response())
    await shared.requests_overlap(app)


test_view_is_called_once = check(points=1, needs=test_call_gives_an_awaitable)(
    shared.view_is_called_once
)
test_errors_pass_through = check(points=1, needs=test_lets_others_in)(shared.errors_pass_through)
test_cancellation_passes_through = check(points=1, needs=test_lets_others_in)(
    shared.cancellation_passes_through
)
test_instances_are_independent = check(points=1, needs=test_lets_others_in)(
    shared.instances_are_independent
)


@check(points=1, needs=(test_answers_by_itself, test_lets_others_in))
async def test_nothing_is_kept(app: App) -> None:
    """When a request is over, nothing of it is kept or left running"""
    await shared.nothing_is_kept(app, _closed)


@check(points=1, needs=(test_answers_by_itself, test_lets_others_in))
async def test_loop_stays_free(app: App) -> None:
    """Nothing blocks the event loop"""
    await _closed(app)
    await shared.loop_stays_free(app)
