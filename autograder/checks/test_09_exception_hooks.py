"""Checks for 09_exception_hooks."""

from __future__ import annotations

import functools
import json

from autograder import check
from autograder.app import STOCK, App, Plan
from autograder.checking import beside
from autograder.checks import errors, shared, visits
from autograder.exchange import Exchange
from autograder.protocol import Snapshot
from autograder.verdicts import Failed

ERROR = "PaymentRequired"
HOOKS = ("django", "wsgi")
"""Where there are hooks: the direct drive knows nothing of them."""

BROWSER = {"Accept": "text/html"}

UNPAID: tuple[tuple[str, str | None, str | None], ...] = (
    ("GET", None, None),
    ("POST", "/api/v1/items/7/", None),
    ("GET", "/", 'the bill of "Zoë" is open:\n12 € \\ 3\n'),
    ("PUT", "/", "5 < 7 & {x}"),
    ("DELETE", "/admin/login/", ""),
    ("HEAD", None, None),
    ("OPTIONS", None, "bill 7 is open, " * 20),
    ("PATCH", None, None),
    ("GET", None, None),
)
"""Method, path and text of what the view raises; without a text, one that nobody can foresee. The
last two say what a browser accepts."""

OTHERS = ("Http404", "PermissionDenied", "SuspiciousOperation", "ValueError", "TimeoutError")
"""Other errors, which async and plain views raise; the rest of ``errors.ERRORS`` async ones do."""

Told = tuple[str, str | None, Exchange]
"""A view that raised: in words, the text that the body has to say, and what became of the request.
There is no such text for a HEAD: Django takes the body out."""

test_call_gives_an_awaitable = check(points=1)(shared.call_gives_an_awaitable)


async def unpaid(app: App) -> list[Told]:
    """Views that raise PaymentRequired, async and plain ones; made once for each drive."""
    return await app.once(_unpaid)


async def _unpaid(app: App, visits: int = len(UNPAID)) -> list[Told]:
    said, texts, plans = [], [], []
    for sync_view in (False, True):
        for place, (method, path, text) in enumerate(UNPAID[:visits]):
            given = app.token("text") if text is None else text
            headers = BROWSER if place >= len(UNPAID) - 2 else None
            said.append(_said(sync_view, method, headers))
            texts.append(given if method != "HEAD" else None)
            plans.append(Plan(method, path, headers, (ERROR, given), sync_view, own=True))
    exchanges = await app.play(plans)
    for exchange in exchanges:
        await exchange.ends()
    await app.audit()  # a coroutine that a hook has dropped is told here, not in a later check
    return list(zip(said, texts, exchanges, strict=True))


def _said(sync_view: bool, method: str, headers: dict[str, str] | None) -> str:
    words = f"{'A plain' if sync_view else 'An async'} view raised {ERROR}"
    words += f" on {method}" if method != "GET" else ""
    return words + "".join(f" (with {name}: {value})" for name, value in (headers or {}).items())


async def _answered(which: str, exchange: Exchange) -> Snapshot:
    """What the client got.

    Raises Failed if the file does not have the exception, or if a hook raised one itself.
    """
    response = await exchange.response()
    if ERROR in exchange.told:
        raise Failed(f"Your file defines no exception {ERROR} any more; views raise it")
    for hook in exchange.hooks:
        if hook.error is not None and response.status != 402:
            text = f": {hook.error.text}" if hook.error.text else ""
            raise Failed(
                f"{which}, and then {hook.hook} itself raised {hook.error.type}{text}",
                hook.error.line,
            )
    return response


@check(points=3, needs=test_call_gives_an_awaitable, drives=("django", "wsgi", "asgi"))
async def test_payment_required_is_402(app: App) -> None:
    """When a view raises PaymentRequired, the client gets a 402"""
    for which, _, exchange in await unpaid(app):
        status = (await _answered(which, exchange)).status
        if status != 402:
            raise Failed(f"{which}; the client got the status {status}; it should be 402")


@check(points=2, needs=test_payment_required_is_402, drives=HOOKS)
async def test_body_is_json(app: App) -> None:
    """The 402 is JSON, with the text of the exception as error"""
    for which, text, exchange in await unpaid(app):
        response = await exchange.response()
        kind = visits.header(response, "Content-Type")
        if kind is None or kind.partition(";")[0].strip().lower() != "application/json":
            raise Failed(f"{which}; Content-Type is {kind!r}; it should be 'application/json'")
        if text is None:
            continue
        try:
            body = json.loads(response.body)
        except ValueError:
            raise Failed(f"{which}; the body is no JSON: {response.body!r}") from None
        if body != {"error": text}:
            wanted = json.dumps({"error": text}, ensure_ascii=False)
            raise Failed(f"{which}; the body is {response.body}; it should be {wanted}")


@check(points=2, needs=test_call_gives_an_awaitable, drives=HOOKS)
async def test_other_errors_are_djangos(app: App) -> None:
    """Any other error of a view stays what Django makes of it"""
    raised = [(name, "") for name in OTHERS]
    raised += [("ValueError", ERROR), ("ValueError", "bill 7 is open"), ("Http404", ERROR)]
    cases = [(False, name, "") for name in errors.ERRORS if name not in OTHERS]
    cases += [(sync_view, *one) for sync_view in (False, True) for one in raised]
    plans = [Plan("GET", None, None, (name, text), sync_view) for sync_view, name, text in cases]
    exchanges = await app.play(plans)
    pages = await _pages(app)
    for (sync_view, name, _), exchange in zip(cases, exchanges, strict=True):
        which = f"{'A plain' if sync_view else 'An async'} view raised {name}"
        response, status = await exchange.response(), errors.ERRORS[name]
        if response.status != status:
            raise Failed(
                f"{which}; Django makes a {status} of it, the client got {response.status}"
            )
        if response.body != pages[status]:
            raise Failed(f"{which}; the client got a {status}, but not the one that Django makes")


async def _pages(app: App) -> dict[int, str]:
    """The body that Django sends with each status, if nobody answers an error."""
    pages = {}
    bare = app.bare()
    plans = [Plan("GET", None, None, (name, "")) for name in errors.ERRORS_IN_DJANGO]
    for exchange in await bare.play(plans):
        response = await exchange.response()
        pages[response.status] = response.body
    return pages


@check(points=1, needs=test_call_gives_an_awaitable, drives=("direct", *HOOKS))
async def test_response_comes_back(app: App) -> None:
    """What a view returns comes back as it is, a 402 or a 500 as well"""
    await shared.response_comes_back(app)
    for sync_view in (False, True):
        for status, body in ((200, None), (402, None), (402, ""), (404, None), (500, None)):
            fields = {} if body is None else {"body": body}
            seen = await visits.visit(app, status=status, sync_view=sync_view, **fields)
            shared.same_response(app, seen)
            shared.same_rest(app, seen)


@check(points=1, needs=test_call_gives_an_awaitable, drives=HOOKS)
async def test_view_is_called_once(app: App) -> None:
    """The view is called once for each request, whatever it raises"""
    await shared.view_is_called_once(app)
    for which, _, exchange in await unpaid(app):
        exchange.look()
        if exchange.calls != 1:
            raise Failed(f"{which}, and was called {exchange.calls} times")
        if not exchange.same_request:
            raise Failed("The view got another request object than the one that came in")


@check(points=1, needs=(test_payment_required_is_402, test_response_comes_back), drives=HOOKS)
@beside(STOCK)
async def test_requests_overlap(app: App) -> None:
    """Requests overlap, and each one is told its own trouble"""
    await shared.requests_overlap(app)
    for order in (0, 1), (1, 0):
        pair = [app.get("/"), app.get("/")]
        texts = [app.token("text"), app.token("other text")]
        for exchange in pair:
            await exchange.reaches_view(
                "The second request has to wait until the first one is through"
            )
        for place in order:
            pair[place].view_raises(ERROR, texts[place], own=True)
        for exchange, text in zip(pair, texts, strict=True):
            response = await exchange.response()
            if response.status != 402 or text not in response.body:
                raise Failed("Two views raised at the same time, and one got the other's answer")


test_cancellation_passes_through = check(points=1, needs=test_response_comes_back)(
    shared.cancellation_passes_through
)


@check(points=1, needs=(test_payment_required_is_402, test_response_comes_back), drives=("django",))
@beside(STOCK)
async def test_instances_are_independent(app: App) -> None:
    """Made twice, the two do not disturb each other"""
    await shared.instances_are_independent(app)


@check(points=1, needs=(test_payment_required_is_402, test_response_comes_back), drives=HOOKS)
async def test_nothing_is_kept(app: App) -> None:
    """When a request is over, nothing of it or of its error is kept or left running"""
    await shared.nothing_is_kept(app, functools.partial(_unpaid, visits=2))


@check(points=1, needs=(test_payment_required_is_402, test_response_comes_back), drives=("django",))
async def test_loop_stays_free(app: App) -> None:
    """Nothing blocks the event loop"""
    await _unpaid(app, visits=2)
    await visits.visit(app, error="ValueError")
    await shared.loop_stays_free(app)
