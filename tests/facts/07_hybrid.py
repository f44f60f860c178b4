"""What lesson 07_hybrid says of Django: how often adapters are called, and what a hybrid needs."""

from __future__ import annotations

from typing import Any

from asgiref.sync import (
    AsyncToSync,
    SyncToAsync,
    iscoroutinefunction,
    markcoroutinefunction,
)
from django.test import client
from django.utils.decorators import async_only_middleware, sync_and_async_middleware
from django.utils.deprecation import MiddlewareMixin
from stacks import SYNC, serve

calls: list[str] = []


def count(adapter: Any, name: str) -> None:
    original = adapter.__call__

    def counted(self: Any, *args: Any, **kwargs: Any) -> Any:
        calls.append(name)
        return original(self, *args, **kwargs)

    adapter.__call__ = counted


# What the test client does itself is none of the stack's: it closes the response in a thread.
class _Closing:
    def __init__(self, function: Any, **_: Any) -> None:
        self._function = function

    async def __call__(self) -> Any:
        return self._function()


client.sync_to_async = _Closing  # type: ignore[attr-defined]
count(SyncToAsync, "to_thread")
count(AsyncToSync, "to_loop")


def cost(*stack: Any, wsgi: bool = False, sync_view: bool = False) -> int:
    """The adapter calls of one request; asyncio.run and the client's own are not among them."""
    calls.clear()
    outcome = serve(list(stack), wsgi=wsgi, at="/plain/" if sync_view else "/")
    assert outcome.text == "200", outcome.text
    return len(calls)


@async_only_middleware
def only_async(get_response: Any) -> Any:
    async def middleware(request: Any) -> Any:
        return await get_response(request)

    return middleware


@sync_and_async_middleware
def hybrid(get_response: Any) -> Any:
    if iscoroutinefunction(get_response):

        async def wide(request: Any) -> Any:
            return await get_response(request)

        return wide

    def narrow(request: Any) -> Any:
        return get_response(request)

    return narrow


class Hooked(MiddlewareMixin):
    def process_response(self, request: Any, response: Any) -> Any:
        return response


class AcallOnly(MiddlewareMixin):
    async def __acall__(self, request: Any) -> Any:
        response = await self.get_response(request)
        response["X-Done"] = "yes"
        return response


class MarkedAlways:
    async_capable = sync_capable = True

    def __init__(self, get_response: Any) -> None:
        self.get_response = get_response
        self.wide = iscoroutinefunction(get_response)
        markcoroutinefunction(self)

    def __call__(self, request: Any) -> Any:
        return self.later(request) if self.wide else self.get_response(request)

    async def later(self, request: Any) -> Any:
        return await self.get_response(request)


a, s, h = only_async, SYNC, hybrid
# The table of the lesson: ASGI, async view.
none = cost()
assert cost(a) == none
assert cost(a, a, a) == cost(h, h, h) == none
assert cost(s) == none + 2
assert cost(s, a) == cost(a, s) == cost(a, s, a) == none + 2
assert cost(s, s, s) == none + 2
assert cost(s, a, s) == none + 4
# Under WSGI, with a sync view: the other way round.
plain = cost(wsgi=True, sync_view=True)
assert plain == 0
assert cost(s, wsgi=True, sync_view=True) == cost(h, wsgi=True, sync_view=True) == 0
assert cost(a, wsgi=True, sync_view=True) == 2
# A hybrid costs nothing, wherever it stands.
for stack in ((s, h), (h, s), (s, h, s), (h, a), (a, h)):
    assert cost(*stack) == cost(*(one for one in stack if one is not h)), stack
# A hook of the mixin is a call of its own in an async stack.
assert cost(Hooked) > none
# A mixin that has work only in __acall__: in a sync stack it is silently left out.
assert serve([AcallOnly]).response["X-Done"] == "yes"
assert "X-Done" not in serve([AcallOnly], wsgi=True).response
# Marked also where it is sync: well with async neighbours, refused with a sync one inside.
assert serve([MarkedAlways]).text == "200"
refused = "load: TypeError: sync_to_async can only be applied to sync functions."
assert serve([MarkedAlways, s]).text == refused
assert (hybrid.async_capable, hybrid.sync_capable) == (True, True)
assert hybrid(serve).__name__ == "narrow"
assert hybrid(_Closing(None).__call__).__name__ == "wide"
