"""Pairs of requests that overlap."""

from __future__ import annotations

from typing import NamedTuple, TypeVar

from autograder.app import App, Scene
from autograder.checks.visits import Visit
from autograder.protocol import Snapshot
from autograder.verdicts import Failed

_T = TypeVar("_T")

ORDERS = ("first", "second", "both")
"""Which of two views answers earlier."""

OVERLAPS = tuple(
    (method, path, order)
    for method, path in (("GET", None), ("GET", "/"), ("POST", "/"))
    for order in ORDERS
)
"""Pairs of equal requests that are at the view together: method, path, order."""

OVERLAPS_IN_DJANGO = tuple(("GET", None, order) for order in ORDERS)

OVERLAPS_WITH_THREADS = (("GET", "/", "second"), ("POST", "/", "both"))
"""In Django, where its own middleware sends each response through a thread."""


WAITS = "The second request has to wait until the first one is through"


class Pair(NamedTuple):
    """Two visits that are at their views together; ``order`` says which view answers earlier:
    the ``first`` or the ``second`` one, or ``both`` at once.
    """

    first: Visit
    second: Visit
    order: str

    def in_order(self, first: _T, second: _T) -> tuple[_T, _T]:
        """What belongs to the visit that is answered earlier, and to the other one."""
        return (second, first) if self.order == "second" else (first, second)


_ROUNDS = {"first": ((0,), (1,)), "second": ((1,), (0,)), "both": ((0, 1),)}


async def overlapping(app: App, pairs: list[Pair]) -> list[tuple[Visit, Snapshot]]:
    """Make pairs of visits; returns each with its response, in the order of the answers.

    Raises Failed or StudentError if two don't overlap, or one has no response of its own.
    """
    scenes = [Scene((p.first.plan(app), p.second.plan(app)), _ROUNDS[p.order]) for p in pairs]
    answered: list[tuple[Visit, Snapshot]] = []
    for pair, (first, second) in zip(pairs, await app.act(scenes), strict=True):
        # In threads, the second one may have been faster.
        await first.reaches_view(WAITS if second.calls else None)
        await second.reaches_view(WAITS)
        early, late = pair.in_order(first, second)
        responses = [await early.response(), await late.response()]
        if not late.view_has_answered:
            raise Failed("One request was answered although its view had not returned")
        answered += zip(pair.in_order(pair.first, pair.second), responses, strict=True)
    return answered
