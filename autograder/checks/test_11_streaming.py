"""Checks for 11_streaming."""

from __future__ import annotations

from typing import Any

from autograder import check
from autograder.app import App
from autograder.checks import leftovers, shared, visits
from autograder.exchange import Exchange
from autograder.protocol import Streamed
from autograder.verdicts import Failed

test_call_gives_an_awaitable = check(points=1)(shared.call_gives_an_awaitable)

PLAIN: tuple[dict[str, Any], ...] = (
    {"status": 200},
    {"status": 200, "body": ""},
    {"status": 404},
    {"status": 204},
    {"status": 500},
    {"status": 304},
    {"status": 200, "kind": "json"},
    {"status": 302, "kind": "redirect"},
)
"""Responses whose body is there when the view returns."""

STREAMS: tuple[tuple[int, str, int, int], ...] = (
    (3, "GET", 200, 1),
    (1, "POST", 404, 1),
    (1, "GET", 200, 100),
    (0, "GET", 200, 1),
)
"""How many parts a stream has, method and status, and how long a part is. Of more than a thousand
bytes, the number is still to be written in digits alone."""


def path_for(app: App) -> str:
    """A path that nobody can foresee."""
    return f"/{app.token('path')}/"


def part_for(app: App) -> str:
    """A part of a stream, with more bytes than characters, and a line end that belongs to it."""
    return f"{app.token('part')} é\n"


def parts_for(app: App, count: int, length: int = 1) -> list[str]:
    """So many parts of a stream; of three, the second one is empty."""
    return [part_for(app) * length if count < 3 or place != 1 else "" for place in range(count)]


def size(*texts: str) -> int:
    """The bytes that these texts have on their way."""
    return sum(len(text.encode()) for text in texts)


async def at_view(app: App, path: str, method: str = "GET") -> Exchange:
    """A request that is at the view, and for which nothing was printed so far."""
    exchange = app.request(method, path)
    await exchange.reaches_view()
    nothing_yet(exchange, "the view had answered")
    return exchange


async def begins_stream(
    app: App, path: str, kind: str = "stream", method: str = "GET", status: int = 200
) -> Exchange:
    """A request whose view has answered with a stream of which nothing is there so far."""
    exchange = await at_view(app, path, method)
    visits.answer(app, exchange, kind=kind, status=status, held=True, body="")
    await app.settled()
    await still_flows(exchange)
    return exchange


async def still_flows(exchange: Exchange, part: str | None = None) -> None:
    """Fail if the request is over, or was counted, while its stream goes on with this part."""
    if exchange.over:
        await exchange.response()
        if part == "":
            raise Failed("A part of the stream was empty, and what came behind it was not sent on")
        raise Failed("The response was over before the stream had ended")
    nothing_yet(exchange, "the stream had ended")


def nothing_yet(exchange: Exchange, event: str) -> None:
    """Fail if something was printed for this request."""
    if exchange.printed:
        raise Failed(f"{exchange.printed[0]!r} was printed before {event}")


async def gives(app: App, exchange: Exchange, part: str, sent: int) -> None:
    """Let an async stream give a part; ``sent`` bytes have been sent with it."""
    exchange.streams(part)
    await app.settled()
    await still_flows(exchange, part)
    if exchange.sent < sent:
        came = exchange.sent - sent + size(part)
        what = f"{came} bytes were sent" if came > 0 else "it was not sent"
        raise Failed(f"The stream gave its part of {size(part)} bytes, and {what} on at once")
    if exchange.sent > sent:
        raise Failed("More was sent than the stream has given")


async def ends_whole(exchange: Exchange, *parts: str) -> None:
    """Let a stream end; fail unless the client has all of its parts."""
    body = "".join(parts)
    exchange.streams(None)
    response = await exchange.response()
    if response.body != body:
        raise Failed(f"The client got the stream as {response.body!r}; it was {body!r}")


def as_they_are(exchange: Exchange, parts: list[str]) -> None:
    """Fail unless each part was sent by itself; those in which nothing is may be missing."""
    sent = [event.bytes for event in exchange.trace.of(Streamed, exchange=exchange.number)]
    sent, given = [n for n in sent if n], [size(part) for part in parts if part]
    if sent != given:
        raise Failed(f"The stream gave parts of {given} bytes, and parts of {sent} bytes were sent")


@check(points=2, needs=test_call_gives_an_awaitable, drives=("django", "asgi"))
async def test_plain_response_is_counted(app: App) -> None:
    """A plain response prints its path, its bytes and done"""
    await app.built()
    assert app.printed_before == []
    for plan in PLAIN:
        path = path_for(app)
        exchange = await at_view(app, path)
        body = visits.answer(app, exchange, **plan).body
        if plan.get("kind") == "json":
            body = f'{{"token": "{body}"}}'
        await exchange.response()
        assert exchange.printed == [f"{path} {size(body)} done"]
    others = [(method, path_for(app), "") for method in visits.METHODS]
    others += [("POST", "/a b/", ""), ("GET", path_for(app), "?page=2"), ("GET", "/long/", "")]
    for method, path, query in others:
        exchange = await at_view(app, path + query, method)
        body = part_for(app) * (100 if path == "/long/" else 1)
        visits.answer(app, exchange, body=body)
        await exchange.response()
        assert exchange.printed == [f"{path} {size(body)} done"]


@check(points=2, needs=test_plain_response_is_counted, drives=("asgi",))
async def test_async_stream_is_counted(app: App) -> None:
    """An async stream is sent on part by part, and prints its line at its end"""
    for count, method, status, length in STREAMS:
        path, parts = path_for(app), parts_for(app, count, length)
        exchange = await begins_stream(app, path, "stream", method, status)
        for place, part in enumerate(parts, 1):
            await gives(app, exchange, part, size(*parts[:place]))
        await ends_whole(exchange, *parts)
        as_they_are(exchange, parts)
        assert exchange.printed == [f"{path} {size(*parts)} done"]


@check(points=2, needs=test_plain_response_is_counted, drives=("asgi", "wsgi"))
async def test_sync_stream_is_counted(app: App) -> None:
    """A sync stream prints its line at its end"""
    for count, method, status, length in STREAMS:
        path, parts = path_for(app), parts_for(app, count, length)
        exchange = await begins_stream(app, path, "sync_stream", method, status)
        for part in parts:
            exchange.streams(part)
            await app.settled()
            await still_flows(exchange, part)
        await ends_whole(exchange, *parts)
        if app.drive == "asgi":
            as_they_are(exchange, parts)
        assert exchange.printed == [f"{path} {size(*parts)} done"]


@check(
    points=1,
    needs=(test_async_stream_is_counted, test_sync_stream_is_counted),
    drives=("asgi", "wsgi"),
)
async def test_stream_errors_go_on(app: App) -> None:
    """An error in a stream goes on"""
    for kind in ("stream", "sync_stream") if app.drive == "asgi" else ("sync_stream",):
        exchange = await begins_stream(app, path_for(app), kind)
        exchange.streams(part_for(app))
        await app.settled()
        exchange.stream_raises("ValueError")
        await exchange.ends()
        if exchange.answered is not None:
            raise Failed(
                "The stream raised ValueError, and the error did not go on: for Django, and for "
                "the client, the body is whole"
            )
        raised = exchange.raised
        if raised is not None and not raised.from_view:
            what = raised.error.type
            raise Failed(f"The stream raised ValueError, and {what} came out", raised.error.line)


@check(points=1, needs=test_async_stream_is_counted, drives=("asgi",))
async def test_client_leaves_a_stream(app: App) -> None:
    """When the client leaves in the middle of a stream, the line says aborted"""
    for count in (2, 0):
        path, body = path_for(app), ""
        exchange = await begins_stream(app, path)
        for _ in range(count):
            part = part_for(app)
            body += part
            await gives(app, exchange, part, size(body))
        await leaves(app, exchange)
        assert exchange.printed == [f"{path} {size(body)} aborted"]


@check(points=1, needs=test_plain_response_is_counted, drives=("direct", "django", "asgi"))
async def test_client_leaves_before_the_response(app: App) -> None:
    """When the client leaves before there is a response, the line says 0 aborted"""
    path = path_for(app)
    exchange = await at_view(app, path)
    await leaves(app, exchange)
    assert exchange.printed == [f"{path} 0 aborted"]


async def leaves(app: App, exchange: Exchange) -> None:
    """Let the client go away; fail unless the cancellation goes on to Django."""
    exchange.cancel()
    await exchange.ends()
    await app.settled()
    if not exchange.cancelled:
        raise Failed("The client left, and the cancellation was not let through")


@check(
    points=1, needs=(test_async_stream_is_counted, test_sync_stream_is_counted), drives=("asgi",)
)
async def test_streams_overlap(app: App) -> None:
    """Streams that run at the same time are counted each for itself"""
    one, two = path_for(app), path_for(app)
    first, second = await at_view(app, one), await at_view(app, two)
    for exchange in (second, first):
        visits.answer(app, exchange, kind="stream", held=True, body="")
    long, short, last = part_for(app) + "x", part_for(app), part_for(app) + "xyz"
    await gives(app, first, long, size(long))
    await gives(app, second, short, size(short))
    await gives(app, first, last, size(long, last))
    await ends_whole(second, short)
    await still_flows(first)
    await ends_whole(first, long, last)
    assert first.printed == [f"{one} {size(long, last)} done"]
    assert second.printed == [f"{two} {size(short)} done"]
    await sync_streams_overlap(app)


async def sync_streams_overlap(app: App) -> None:
    """The same of sync streams, which Django reads in a thread for each request."""
    one, two = path_for(app), path_for(app)
    first = await begins_stream(app, one, "sync_stream")
    second = await begins_stream(app, two, "sync_stream")
    long, short, last = part_for(app) + "x", part_for(app), part_for(app) + "xyz"
    for exchange, part in ((first, long), (second, short), (first, last)):
        exchange.streams(part)
        await app.settled()
    await ends_whole(second, short)
    await ends_whole(first, long, last)
    assert first.printed == [f"{one} {size(long, last)} done"]
    assert second.printed == [f"{two} {size(short)} done"]


test_response_comes_back = check(points=1, needs=test_call_gives_an_awaitable)(
    shared.response_comes_back
)
test_view_is_called_once = check(points=1, needs=test_call_gives_an_awaitable)(
    shared.view_is_called_once
)
test_errors_pass_through = check(points=1, needs=test_call_gives_an_awaitable)(
    shared.errors_pass_through
)


@check(points=1, needs=test_response_comes_back, drives=("direct", "django", "asgi"))
async def test_nothing_is_kept(app: App) -> None:
    """When a request is over, nothing of it is kept or left running"""
    if app.drive != "asgi":
        await shared.nothing_is_kept(app)
        return
    for place in ("view", "stream"):
        exchange = app.get()
        await exchange.reaches_view()
        if place == "stream":
            visits.answer(app, exchange, kind="stream", held=True, body="")
            exchange.streams(part_for(app))
        await app.settled()
        exchange.cancel()
        visits.answer(app, exchange)  # a view that is shielded from the cancellation goes on
        await app.settled()
    await app.wakes()
    await leftovers.nothing_left(app, await app.audit())


test_loop_stays_free = check(points=1, needs=test_response_comes_back)(shared.loop_stays_free)
