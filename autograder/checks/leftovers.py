"""What must be gone when a request is over."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from autograder.app import App
from autograder.checks.visits import answer, left_behind, visit, visit_with_texts, visits
from autograder.protocol import Audited
from autograder.verdicts import Failed


async def nothing_is_kept(
    app: App, last: Callable[[App], Awaitable[Any]] = visit_with_texts
) -> None:
    """When a request is over, nothing of it is kept or left running"""
    seen = await visits(app)
    await nothing_left(app, await left_behind(app))
    await app.built()
    await visit(app, error="ValueError")
    await leaves(app)
    await app.wakes()
    # What the ``last`` request leaves behind would be lost to sight if another one wrote over it.
    await last(app)
    apps = {one.exchange.app for one in seen}
    audit = await app.audit(*apps)
    await nothing_left(app, audit, len(apps))
    await visit(app)
    sizes = dict(audit.sizes)
    for name, size in (await app.audit(*apps)).sizes:
        if size > sizes.get(name, size):
            raise Failed(f"Something is added with every request, and never taken away: {name}")


async def leaves(app: App) -> None:
    """A visitor leaves; who shields the view has it still at work, so it ends, too."""
    if app.drive == "wsgi":
        return  # there, nobody notices
    exchange = app.get()
    await app.settled()
    exchange.cancel()
    await app.settled()
    answer(app, exchange)


async def nothing_left(app: App, audit: Audited, instances: int = 1) -> None:
    """Fail if something of a request that is over is still there, or still runs."""
    if audit.requests:
        raise Failed("The request is still kept somewhere after it is over")
    if audit.responses:
        raise Failed("The response is still kept somewhere after it was sent")
    if audit.keepers:
        raise Failed(f"A text of a request is still kept after it is over, in {audit.keepers[0]}")
    if audit.tasks and len(audit.tasks) > instances * await _workers(app):
        raise Failed(f"A task still waits a minute after the request is over: {audit.tasks[0]}()")
    if audit.timers:
        raise Failed(f"A timer still runs after the request is over, to call {audit.timers[0]}()")


async def _workers(app: App) -> int:
    """How many tasks an instance starts with its first request, and no more with the next one: who
    writes a log for all requests is not left running by one of them.
    """
    other, counts = app.another(), []
    for _ in range(2):
        await visit(other)
        await other.wakes()
        counts.append(len((await other.audit()).tasks))
    return counts[0] if counts[0] == counts[1] else 0
