"""What every middleware of the first lessons must do, whatever else it is for.

Each function is the body of a check; the files beside this one say what it is worth there.
"""

from __future__ import annotations

from collections.abc import Iterable

from autograder.app import STOCK, App
from autograder.checking import beside
from autograder.checks import leftovers
from autograder.checks.errors import ERRORS, ERRORS_IN_DJANGO
from autograder.checks.pairs import (
    OVERLAPS,
    OVERLAPS_IN_DJANGO,
    OVERLAPS_WITH_THREADS,
    Pair,
    overlapping,
)
from autograder.checks.visits import (
    Visit,
    answer,
    first_visit,
    one_by_one,
    traces,
    visit,
    visits,
)
from autograder.exchange import Exchange
from autograder.protocol import Blocked, NeverAwaited, Reply, Snapshot
from autograder.verdicts import Failed


async def call_gives_an_awaitable(app: App) -> None:
    """Calling it with a request gives something to await"""
    built = await app.built()
    called = await (await first_visit(app)).exchange.called()
    if called.plain:
        raise Failed(
            "Django takes the middleware for sync: a flag on it, or the mark, that tells Django "
            "otherwise is missing"
        )
    if not called.awaitable:
        raise Failed(
            f"Calling it with a request gave back {called.kind}: there is nothing to await"
        )
    if not built.declared_async:
        raise Failed(
            "What handles the request is a plain function that hands a coroutine on: "
            "Django takes it for sync. It has to be an async def"
        )


async def response_comes_back(app: App, *, own: str = "") -> None:
    """The view's own response comes back, with nothing changed"""
    for seen in await visits(app):
        same_response(app, seen)
        same_rest(app, seen, own=own)


async def untouched_response_comes_back(app: App) -> None:
    """The view's own response comes back, with nothing changed"""
    await response_comes_back(app)
    for seen in await visits(app):
        same_stream(seen)
        for name in seen.exchange.changed:
            raise Failed(f"{seen.which}, the middleware has set its {name.lstrip('_')}")


async def same_response_comes_back(app: App) -> None:
    """The view's own response comes back, with its status and body"""
    for seen in await visits(app):
        same_response(app, seen)


def same_response(app: App, seen: Visit) -> None:
    """Fail unless it is the same response object with the same status and body."""
    given, response = seen.reply, seen.response
    if response.status != given.status:
        raise Failed(f"{seen.which}, the client got the status {response.status}")
    removed = app.drive in ("django", "wsgi") and seen.method == "HEAD"
    if response.body != seen.body and not removed:
        raise Failed(f"{seen.which}, the body became {response.body!r}; it was {seen.body!r}")
    returned = seen.exchange.returned
    if returned is not None and not returned.same_response:
        raise Failed(f"{seen.which}, another response came back than the one from inside")


def same_rest(app: App, seen: Visit, *, own: str = "") -> None:
    """Fail unless reason phrase, cookies and all headers but ``own`` are as the view gave them."""
    if seen.response.reason != seen.reason:
        raise Failed(f"{seen.which}, the reason phrase became {seen.response.reason!r}")
    unchanged(app, seen.exchange, seen.reply, seen.which, own=own)


def same_stream(seen: Visit) -> None:
    """Fail unless the stream of the response is the one that came from inside."""
    if "_iterator" in seen.exchange.changed:
        raise Failed(f"{seen.which}, its stream was replaced by another one")


def unchanged(app: App, exchange: Exchange, given: Reply, which: str, *, own: str = "") -> None:
    """Fail unless cookies and all headers but ``own`` are as the view gave them."""
    response = exchange.answered
    if response is None:
        return
    for name, value in given.cookies:
        if f"{name}={value}; Path=/" not in response.cookies:
            raise Failed(f"{which}, the cookie {name} was lost or changed")
    before = {n.lower(): (n, value) for n, value in exchange.view_headers}
    after = {n.lower(): (n, value) for n, value in response.headers}
    before.pop(own.lower(), None)
    for key, (name, value) in before.items():
        if key not in after:
            raise Failed(f"{which}, the header {name} was lost")
        if after[key][1] != value:
            raise Failed(f"{which}, the header {name} became {after[key][1]!r}")
    if app.drive == "direct":  # in Django the neighbours add headers of their own
        for key in sorted(after.keys() - before.keys() - {own.lower()}):
            raise Failed(f"{which}, a header was added that nobody asked for: {after[key][0]}")
        if len(response.cookies) != len(given.cookies):
            raise Failed(f"{which}, a cookie was added that nobody asked for")


async def view_is_called_once(app: App) -> None:
    """The view is called once for each request, with the request that came in"""
    seen = await visits(app)
    for one in seen:
        one.must_have_ended()
        if one.exchange.calls != 1:
            raise Failed(f"The view was called {one.exchange.calls} times for one request")
        if not one.exchange.same_request:
            raise Failed("The view got another request object than the one that came in")
    for trace in traces(seen):
        for event in trace.of(NeverAwaited):
            raise Failed(f"{event.name}() was called, and its coroutine was never awaited")


async def errors_pass_through(app: App) -> None:
    """An error from inside comes out unchanged"""
    errors = ERRORS if app.drive == "direct" else ERRORS_IN_DJANGO
    seen = await one_by_one(app, [Visit(error=error) for error in errors])
    for one, (error, status) in zip(seen, errors.items(), strict=True):
        if app.drive == "direct":
            _error_comes_out(one, error)
        elif one.response.status != status:
            raise Failed(
                f"The view raised {error}, Django made a {status} of it, "
                f"and the client got {one.response.status}"
            )


def _error_comes_out(seen: Visit, error: str) -> None:
    exchange, raised = seen.exchange, seen.exchange.raised
    seen.must_have_ended()
    if raised is None:
        what = "cancelled" if exchange.cancelled else "answered as if nothing had been"
        raise Failed(f"{error} was raised inside, and the request was {what}")
    if not raised.from_view:
        other = f"another {error}" if raised.error.type == error else raised.error.type
        raise Failed(f"{error} was raised inside, and {other} came out", raised.error.line)


@beside(STOCK)
async def cancellation_passes_through(app: App) -> None:
    """When the client goes away, the request ends as cancelled"""
    exchange = app.get()
    await exchange.reaches_view()
    exchange.cancel()
    await exchange.ends()
    if not exchange.cancelled:
        raise Failed("The client went away, and the cancellation was not let through")


async def requests_overlap(app: App) -> None:
    """A second request is served while the first one waits"""
    if app.drive == "direct":
        await _overlaps(app, OVERLAPS)
    else:
        await _overlaps(app, OVERLAPS_IN_DJANGO)
        await _overlaps(app.another(STOCK), OVERLAPS_WITH_THREADS)


async def _overlaps(app: App, pairs: Iterable[tuple[str, str | None, str]]) -> None:
    planned = []
    for method, path, order in pairs:
        first, second = (200, 404) if order != "second" else (404, 200)
        one, two = (Visit(method=method, path=path, status=s) for s in (first, second))
        planned.append(Pair(one, two, order))
    for seen, response in await overlapping(app, planned):
        own_answer(seen.reply, response)


def own_answer(given: Reply, response: Snapshot) -> None:
    """Fail unless the response is the one that this request's view gave."""
    if response.status != given.status or given.body != response.body:
        raise Failed("Two requests overlapped, and one got an answer that is not its own")


@beside(STOCK)
async def instances_are_independent(app: App) -> None:
    """Made twice, the two do not disturb each other"""
    other = app.another()
    first, second = app.get(), other.get()
    await first.reaches_view()
    await second.reaches_view()
    _at_its_own_view(first, second)
    replies = {exchange: answer(app, exchange) for exchange in (second, first)}
    for exchange, given in replies.items():
        own_answer(given, await exchange.response())
    again = app.get()
    await again.reaches_view()
    _at_its_own_view(again)
    answer(app, again)  # or it would be in the way of what a lesson looks at next


def _at_its_own_view(*exchanges: Exchange) -> None:
    if not all(one.own_view for one in exchanges):
        raise Failed("It was made twice; a request to one went on to the get_response of the other")


nothing_is_kept = leftovers.nothing_is_kept


async def loop_stays_free(app: App) -> None:
    """Nothing blocks the event loop"""
    await app.built()
    await visit(app, error="ValueError")
    await leftovers.leaves(app)
    overlapping = app.get(), app.get()
    await app.settled()
    for exchange in overlapping:
        answer(app, exchange)
        await app.settled()
    for trace in (app.trace, *traces(await visits(app))):
        for event in trace.of(Blocked):
            if event.exchange is not None:
                raise blocks(event)


def blocks(event: Blocked) -> Failed:
    """The verdict on a call that holds up the loop's own thread."""
    what = f"{event.call} blocks the event loop: meanwhile no other request is served"
    return Failed(what, event.line)
