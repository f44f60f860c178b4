"""Checks for 12_request_state."""

from typing import Any

from autograder import check
from autograder.app import STOCK, SYNC, App
from autograder.checking import beside
from autograder.checks import shared, visits
from autograder.checks.pairs import WAITS
from autograder.exchange import Exchange
from autograder.protocol import Reply, Told
from autograder.verdicts import Failed

HEADER = "X-Request-ID"
NAME = "current_request_id"

ANSWERS: tuple[dict[str, Any], ...] = (
    {"status": 200},
    {"status": 201, "method": "POST"},
    {"status": 200, "kind": "json"},
    {"status": 200, "kind": "stream"},
    {"status": 302, "kind": "redirect"},
    {"status": 404},
    {"status": 500},
)
"""Views' answers, and methods of the requests."""

LONG = "-Ab.C_d/e:F=,%20+" * 3
"""What an ID may have besides: capitals, signs, and more characters than a UUID."""

LONGEST = LONG * 6
"""More than what somebody may think to be enough: 306 characters."""

SHORT = 10
"""Characters of a text that nobody has made up for one request alone."""

OVERLAPPING = {"direct": (20, 0), "django": (20, 0), "asgi": (20, 5), "wsgi": (5, 5)}
"""Requests that are at their views together in each drive: async views, and plain ones where those
are served at the same time at all. Under WSGI each request has a loop and three open files."""

test_call_gives_an_awaitable = check(points=1)(shared.call_gives_an_awaitable)


def send(
    app: App,
    own: str | None,
    *,
    method: str = "GET",
    path: str | None = None,
    sync_view: bool = False,
) -> Exchange:
    """Send a request with this ID, or without one."""
    headers = None if own is None else {HEADER: own}
    return app.request(method, path, headers, sync_view=sync_view, calls=(NAME,))


def answer(app: App, exchange: Exchange, **fields: Any) -> Reply:
    """Let the view answer, after it has called the student's function."""
    return visits.answer(app, exchange, calls=(NAME,), **fields)


def found(told: Told, where: str) -> str | None:
    """What the function gave: a text or None.

    Raises Failed if it gave anything else, or is not there.
    """
    if told.kind == "missing":
        raise Failed(f"There is no function {NAME} in your file")
    if told.error is not None:
        text = f"{told.error.type}: {told.error.text}".rstrip(": ")
        raise Failed(f"{where}, {NAME}() raised {text}", told.error.line)
    if told.kind == "NoneType":
        return None
    if told.kind == "coroutine":
        raise Failed(
            f"{where}, {NAME}() gave back a coroutine: views call it without await, so it has to "
            "be a plain function"
        )
    if told.kind != "str":
        raise Failed(
            f"{where}, {NAME}() gave back something of the type {told.kind}: it should be a text"
        )
    return told.value


def shown(app: App, seen: str | None, own: str) -> str:
    """A value that is not the request's own ID, in words that are the same in every run."""
    if seen is None or seen in app.tokens:
        return repr(seen)
    if seen.lower() == own.lower():
        return "the ID with other capitals"
    if seen and seen in own:
        return "a part of the ID"
    if any(token in own and token in seen for token in app.tokens):
        return "the ID, but not letter by letter"
    if seen.startswith(("<function ", "<bound method ", "<built-in method ")):
        return "the function itself as a text"
    return repr(seen) if len(seen) < SHORT else "a text that did not come with the request"


def _whole(own: str) -> str:
    return repr(own) if len(own) < len(LONGEST) else f"all {len(own)} characters of it"


def view_knows(app: App, exchange: Exchange, own: str, where: str) -> None:
    """Fail unless the view was told this ID."""
    seen = found(exchange.told[NAME], where)
    if seen != own:
        raise Failed(f"{where}, {NAME}() gave {shown(app, seen, own)}; it should be {own!r}")


async def carries(app: App, exchange: Exchange, own: str, where: str) -> None:
    """Fail unless the response carries this ID."""
    value = visits.header(await exchange.response(), HEADER)
    if value is None:
        raise Failed(f"{where}, there is no header {HEADER}")
    if value != own:
        raise Failed(f"{where}, {HEADER} is {shown(app, value, own)}; it should be {_whole(own)}")


@check(points=2, needs=test_call_gives_an_awaitable)
async def test_view_can_ask_for_the_id(app: App) -> None:
    """A view that calls current_request_id() gets the ID that came with its request"""
    for own in (app.token("ID 1"), f"{app.token('ID 2')}{LONG}"):
        exchange = send(app, own)
        await exchange.reaches_view()
        answer(app, exchange)
        await exchange.response()
        view_knows(app, exchange, own, "In the view")


@check(points=1, needs=test_view_can_ask_for_the_id, drives=("django", "asgi", "wsgi"))
async def test_plain_views_can_ask_too(app: App) -> None:
    """So does a plain view, which Django calls in a thread"""
    for number, instance in enumerate((app, app.another(SYNC)), 1):
        own = app.token(f"ID {number}")
        exchange = send(instance, own, sync_view=True)
        await exchange.reaches_view()
        answer(app, exchange)
        await exchange.response()
        view_knows(app, exchange, own, "In a plain view")


@check(points=1, needs=test_call_gives_an_awaitable)
async def test_header_is_the_id(app: App) -> None:
    """Every response carries the ID that came with its request"""
    for number, fields in enumerate(ANSWERS, 1):
        own = app.token(f"ID {number}") + (LONGEST if number == len(ANSWERS) else "")
        exchange = send(app, own, method=str(fields.get("method", "GET")))
        await exchange.reaches_view()
        reply = {name: value for name, value in fields.items() if name != "method"}
        answer(app, exchange, **reply)
        await carries(app, exchange, own, f"On a response with status {fields['status']}")


@check(points=1, needs=test_header_is_the_id)
async def test_rest_is_untouched(app: App) -> None:
    """The view's own response comes back, with nothing else changed"""
    await shared.response_comes_back(app, own=HEADER)


@check(
    points=2,
    needs=(test_view_can_ask_for_the_id, test_header_is_the_id),
    drives=("direct", "django", "asgi", "wsgi"),
)
async def test_ids_stay_apart_when_requests_overlap(app: App) -> None:
    """When requests overlap, each view and each response has the ID of its own request"""
    views, plain_views = OVERLAPPING[app.drive]
    ids = [app.token(f"ID {number}") for number in range(1, views + plain_views + 1)]
    sent = [(send(app, own, sync_view=i >= views), own) for i, own in enumerate(ids)]
    for exchange, _ in sent:
        await exchange.reaches_view(WAITS)
    late, early = sent[::2], sent[1::2]
    for exchange, own in reversed(early):
        given = answer(app, exchange)
        await its_own(app, exchange, own, given)
    replies = [(exchange, own, answer(app, exchange)) for exchange, own in late]
    for exchange, own, given in replies:
        await its_own(app, exchange, own, given)


async def its_own(app: App, exchange: Exchange, own: str, given: Reply) -> None:
    """Fail unless view and response have the request's own ID."""
    response = await exchange.response()
    view_knows(app, exchange, own, "In the view of one of several requests at once")
    await carries(app, exchange, own, "On one of several responses at once")
    shared.own_answer(given, response)


@check(points=1, needs=test_ids_stay_apart_when_requests_overlap)
async def test_new_id_if_none_came(app: App) -> None:
    """A request without an ID gets a new one"""
    given: list[tuple[int, str]] = []  # by instance: each may count for itself
    for _ in range(8):
        exchange = send(app, None, path="/")
        await exchange.reaches_view()
        answer(app, exchange)
        await exchange.response()
        own = found(exchange.told[NAME], "In the view of a request without an ID")
        if not own or own == "None":
            raise Failed(f"For a request without an ID, {NAME}() gave {own!r} in the view")
        value = visits.header(await exchange.response(), HEADER)
        if value != own:
            what = "another one than in the view" if value else "missing"
            raise Failed(f"On the response to a request without an ID, {HEADER} is {what}")
        given.append((app.number, own))
    for seen in await visits.visits(app):
        value = seen.header(HEADER)
        if not value:
            raise Failed(f"{seen.which}, there is no header {HEADER}")
        given.append((seen.exchange.app, value))
    at_once = [send(app, None) for _ in range(20)]  # some within a thousandth of a second
    await app.settled()
    for exchange in at_once:
        answer(app, exchange)
        value = visits.header(await exchange.response(), HEADER) or ""
        given.append((app.number, value))
    if len(given) > len(set(given)):
        raise Failed("Two requests without an ID got the same one")


@check(points=1, needs=test_view_can_ask_for_the_id)
async def test_none_outside_of_a_request(app: App) -> None:
    """Outside of a request, current_request_id() gives None"""
    exchange = send(app, app.token("ID"))
    await exchange.reaches_view()
    seen = found(exchange.told_outside("before")[NAME], "Before any request")
    if seen is not None:
        raise Failed(f"Before any request, {NAME}() gave {_briefly(seen)}; it should be None")
    answer(app, exchange)
    await nothing_left(exchange, "After the response was sent")


async def nothing_left(exchange: Exchange, when: str) -> None:
    """Fail unless there is no ID any more."""
    await exchange.ends()
    seen = found(exchange.told_outside("after")[NAME], when)
    if seen is not None:
        raise Failed(f"{when}, {NAME}() still gave {_briefly(seen)}; it should be None again")


def _briefly(seen: str) -> str:
    return repr(seen) if len(seen) < SHORT else "an ID"


@check(points=1, needs=test_none_outside_of_a_request)
async def test_nothing_is_left_however_it_ends(app: App) -> None:
    """It does so however the request has ended"""
    for own in (app.token("ID"), None):
        failing = send(app, own)
        await failing.reaches_view()
        failing.view_raises("ValueError", app.token("error"))
        await nothing_left(failing, "After the view had raised an error")
        left = send(app, own)
        await left.reaches_view()
        left.cancel()
        await nothing_left(left, "After the visitor had left")


test_view_is_called_once = check(points=1, needs=test_call_gives_an_awaitable)(
    shared.view_is_called_once
)


@check(points=1, needs=test_call_gives_an_awaitable)
@beside(STOCK)
async def test_errors_and_cancellation_pass_through(app: App) -> None:
    """An error from inside comes out unchanged, and so does a cancellation"""
    await shared.errors_pass_through(app)
    await shared.cancellation_passes_through(app.another())


test_instances_are_independent = check(points=1, needs=test_header_is_the_id)(
    shared.instances_are_independent
)


@check(points=1, needs=test_header_is_the_id)
async def test_nothing_is_kept(app: App) -> None:
    """When a request is over, nothing of it is kept or left running"""
    await shared.nothing_is_kept(app, _visits_with_an_id)


async def _visits_with_an_id(app: App) -> None:
    for ends in ("raises", "leaves", "answers"):
        exchange = send(app, app.token(f"ID that {ends}"))
        await exchange.reaches_view()
        if ends == "raises":
            exchange.view_raises("ValueError", app.token("error"))
        elif ends == "leaves":
            exchange.cancel()
        answer(app, exchange)
        await exchange.ends()


test_loop_stays_free = check(points=1, needs=test_header_is_the_id)(shared.loop_stays_free)
