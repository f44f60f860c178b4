"""Hosts with a middleware in them, driven as a check drives one, and ended when the test is."""

from __future__ import annotations

import random

from autograder.app import PLAIN, App, Neighbours
from autograder.judge import Judge
from autograder.limits import Limits
from autograder.protocol import Load

LIMITS = Limits(isolation="none", cpu_seconds=60)

CONTRACT = """
from asgiref.sync import iscoroutinefunction, markcoroutinefunction

class Middleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    async def __call__(self, request):
        response = await self.get_response(request)
        response["X-Seen"] = "yes"
        return response
"""

HYBRID = """
from asgiref.sync import iscoroutinefunction
from django.utils.decorators import sync_and_async_middleware

@sync_and_async_middleware
def Middleware(get_response):
    if iscoroutinefunction(get_response):
        async def middleware(request):
            response = await get_response(request)
            response["X-Seen"] = "yes"
            return response
    else:
        def middleware(request):
            response = get_response(request)
            response["X-Seen"] = "yes"
            return response
    return middleware
"""


class Hosts:
    """Hosts that are ended when a test is."""

    def __init__(self) -> None:
        self._judges: list[Judge] = []

    async def app(
        self,
        source: str,
        drive: str,
        neighbours: Neighbours = PLAIN,
        *,
        completes_flags: bool = False,
        services: tuple[str, ...] = (),
    ) -> App:
        load = Load(source, "ada.py", "Middleware", completes_flags, services=services)
        judge = await Judge.start(load, LIMITS, "seed")
        self._judges.append(judge)
        await judge.begin(drive)
        return App(judge, drive, random.Random(1), neighbours)

    def close(self) -> None:
        for judge in self._judges:
            judge.close()
