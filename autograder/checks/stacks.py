"""Stacks of middleware in a real Django, and whether requests get through them.

In a stack, much goes wrong outside of the student's own lines: Django can't load it, or has no
response to send. What is said then names the stack, and what Django said.
"""

from __future__ import annotations

from typing import Any

from autograder import words
from autograder.app import STOCK, SYNC, App, Neighbours
from autograder.checks import shared
from autograder.checks.visits import Visit, header, one_by_one, visits
from autograder.exchange import Exchange
from autograder.protocol import BuildFailed, Called, Error, Snapshot, Warned
from autograder.verdicts import Failed

ALONE = Neighbours()
BENEATH_MIXIN = Neighbours(above=STOCK.above)
ABOVE_MIXIN = Neighbours(beneath=STOCK.beneath)
BENEATH_SYNC = Neighbours(above=SYNC.above)
ABOVE_SYNC = Neighbours(beneath=SYNC.beneath)

PLANS: tuple[dict[str, Any], ...] = (
    {"status": 200},
    {"status": 404},
    {"method": "POST", "status": 201},
    {"status": 200, "kind": "stream"},
    {"status": 200, "sync_view": True},
    {"status": 302, "kind": "redirect"},
)
"""Requests that could each take another way through a stack."""


async def made(app: App, where: str, **plan: Any) -> Visit:
    """A visit planned as ``Visit(**plan)``, once it is over.

    Raises Failed or StudentError if Django could not load the stack, or gave the client no answer.
    """
    (seen,) = await one_by_one(app, [Visit(**plan)])
    exchange = seen.exchange
    exchange.look()
    for failed in app.trace.of(BuildFailed):
        if failed.app == app.number:
            raise _told(failed.error, f"{where}, Django can't load it")
    if exchange.answered is None:
        raised = exchange.raised
        if raised is not None and not raised.from_view:
            raise _told(raised.error, f"{where}, the client gets no response")
        seen.must_be_answered()
    return seen


def _told(error: Error, what: str) -> Exception:
    """An error with what it means; of the student's own lines it is told as any other."""
    if error.line is not None and error.type != "PermissionDenied":
        return words.student_error(error)
    return Failed(f"{what}: {error.type}: {error.text}".rstrip(": "), error.line)


def answered(where: str, seen: Visit) -> Snapshot:
    """What the client got; it is the view's own response.

    Raises Failed or StudentError if it is not.
    """
    exchange, given, response = seen.exchange, seen.reply, seen.exchange.answered
    raised = exchange.raised
    if raised is not None and not raised.from_view and raised.error.line is not None:
        raise words.student_error(raised.error)
    _must_return_one(where, exchange)
    if response is None or response.status != given.status:
        got = "no response" if response is None else f"the status {response.status}"
        raise Failed(f"{where}, the view gave a {given.status}, and the client got {got}")
    if response.body != seen.body and given.kind != "redirect":
        raise Failed(f"{where}, the body became {response.body!r}; it was {seen.body!r}")
    if exchange.calls != 1:
        raise Failed(f"{where}, the view was called {exchange.calls} times for one request")
    if not exchange.same_request:
        raise Failed(f"{where}, the view got another request object than the one that came in")
    if exchange.returned is not None and not exchange.returned.same_response:
        raise Failed(f"{where}, another response came back than the one from inside")
    return response


def _must_return_one(where: str, exchange: Exchange) -> None:
    """Fail if the middleware gave back something that is no response."""
    called = exchange.trace.first(Called, exchange.number)
    if called is not None and not (called.awaitable or called.plain):
        raise Failed(
            f"{where}, calling it with a request gave back {words.a(called.kind)}: "
            "there is nothing to await"
        )
    returned = exchange.returned
    if returned is not None and not returned.is_response:
        raise Failed(f"{where}, it returned {words.a(returned.kind)} instead of the response")


async def carries(app: App, where: str, name: str, value: str) -> None:
    """Fail unless requests of all kinds are answered, and the responses carry a header."""
    for plan in PLANS:
        seen = await made(app, where, **plan)
        has_header(f"{where}, {_kind(plan)}", answered(where, seen), name, value)


def _kind(plan: dict[str, Any]) -> str:
    view = "a sync view" if plan.get("sync_view") else "a view"
    return f"on a {plan['status']} of {view}"


async def comes_back_with(app: App, name: str, value: str) -> None:
    """Fail unless the view's own response comes back from every visit, with all that it had and
    this header.
    """
    for seen in await visits(app):
        shared.same_response(app, seen)
        has_header(seen.which, seen.response, name, value)
        shared.same_rest(app, seen, own=name)


def has_header(where: str, response: Snapshot, name: str, value: str) -> None:
    """Fail unless a response carries a header with this value."""
    found = header(response, name)
    if found is None:
        raise Failed(f"{where}, there is no header {name}")
    if found != value:
        raise Failed(f"{where}, {name} is {found!r}; it should be {value!r}")


def no_warning(app: App, where: str) -> None:
    """Fail if Django, or the library that it adapts with, has warned."""
    for event in app.trace.of(Warned):
        if event.category == "UserWarning":
            raise Failed(f"{where}, there is a warning: {event.text}")
