"""Requests of tenants, and the two loaders that are called for each."""

from __future__ import annotations

from typing import Any

from autograder.app import App
from autograder.checks import shared, visits
from autograder.exchange import Exchange
from autograder.protocol import Reply, ServiceAsked
from autograder.verdicts import Failed

HEADER = "X-Tenant"
LOADERS = ("load_tenant", "load_flags")
ATTRIBUTES = ("tenant", "flags")


class Visit:
    """A request of one tenant, and what its loaders give."""

    def __init__(
        self,
        app: App,
        number: int = 1,
        method: str = "GET",
        key: str | None = None,
        given: dict[str, str] | None = None,
    ) -> None:
        self.key = key or app.token(f"key {number}")
        self.given = given or {name: app.token(f"{name} {number}") for name in ATTRIBUTES}
        services = [
            (loader, self.key, self.given[name])
            for loader, name in zip(LOADERS, ATTRIBUTES, strict=True)
        ]
        self.exchange: Exchange = app.request(method, None, {HEADER: self.key}, services=services)
        self.unfinished: set[str] = set()
        """The loaders that were at work when the view began."""

    @property
    def at_work(self) -> list[str]:
        """The loaders that were called, in order."""
        return [asked.name for asked in self.exchange.asked]


def answer(app: App, exchange: Exchange, **fields: Any) -> Reply:
    """Let the view answer, after it has looked at the request."""
    return visits.answer(app, exchange, reads=ATTRIBUTES, **fields)


def in_order(visit: Visit, order: int = 1) -> list[ServiceAsked]:
    """The calls of loaders by name; with -1 the other way round.

    Which of two threads was faster is chance, and no check may depend on it.
    """
    return sorted(visit.exchange.asked, key=lambda asked: LOADERS.index(asked.name))[::order]


async def loads(app: App, visit: Visit, order: int = 1) -> None:
    """Let one loader after the other return, as they were called, until the view is reached."""
    await app.settled()
    returned: set[int] = set()
    while visit.exchange.calls == 0:
        waiting = [a for a in in_order(visit, order) if a.call not in returned]
        if not waiting:
            break
        visit.exchange.service_returns(waiting[0])
        returned.add(waiting[0].call)
        await app.settled()
    await visit.exchange.reaches_view()
    visit.unfinished = {a.name for a in visit.exchange.asked if a.call not in returned}


async def ends(app: App, visit: Visit) -> None:
    """Let the view answer, and after it all loaders return that have not; the answer comes back."""
    given = answer(app, visit.exchange)
    await app.settled()
    for asked in visit.exchange.asked:
        visit.exchange.service_returns(asked)
    shared.own_answer(given, await visit.exchange.response())
    returned = visit.exchange.returned
    if returned is not None and not returned.same_response:
        raise Failed("Another response came back than the one from inside")
    shared.unchanged(app, visit.exchange, given, f"With {HEADER}")


def has_both(visit: Visit, which: str = "") -> None:
    """Fail unless the view has found what the loaders of this request gave."""
    for loader, (name, given) in zip(LOADERS, visit.given.items(), strict=True):
        told = visit.exchange.told[f"request.{name}"]
        if told.kind == "missing":
            raise Failed(f"{which}In the view, there is no request.{name}")
        if told.kind != "str":
            what = "None" if told.kind == "NoneType" else f"of the type {told.kind}"
            late = f". {loader} was still at work" if loader in visit.unfinished else ""
            raise Failed(
                f"{which}In the view, request.{name} is {what}; it should be {given!r}{late}"
            )
        if told.value != given:
            raise Failed(
                f"{which}In the view, request.{name} is {told.value!r}; it should be {given!r}"
            )
