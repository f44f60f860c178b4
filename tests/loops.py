"""A middleware that makes one call, and what that call is said to block the event loop with."""

from __future__ import annotations

import random

from autograder.app import App
from autograder.judge import Judge
from autograder.limits import Limits
from autograder.protocol import Blocked, Load

SOURCE = """
{before}

class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        {call}
        return await self.get_response(request)
"""


async def blocked(call: str, before: str = "") -> list[str]:
    """What a middleware that makes this call is said to block the loop with."""
    source = SOURCE.format(call=call, before=before)
    load = Load(source, "ada.py", "PassMiddleware", completes_flags=True)
    judge = await Judge.start(load, Limits(isolation="any"), "seed")
    try:
        await judge.begin("direct")
        app = App(judge, "direct", random.Random(0))
        await app.get().reaches_view()
        return [event.call for event in judge.trace.of(Blocked)]
    finally:
        judge.close()
