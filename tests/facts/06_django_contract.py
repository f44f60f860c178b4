"""What lesson 06_django_contract says of Django."""

from __future__ import annotations

import inspect
import sys
from typing import Any

from asgiref.sync import iscoroutinefunction, markcoroutinefunction
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.decorators import async_only_middleware
from stacks import MIXIN, SYNC, serve

NO_RESPONSE = "AttributeError: 'coroutine' object has no attribute '_resource_closers'"
NOT_SYNC = "load: TypeError: sync_to_async can only be applied to sync functions."


def made(*, mark: bool, raises: type[Exception] | None = None, **flags: bool) -> type:
    """An async middleware class with these flags."""

    class Middleware:
        def __init__(self, get_response: Any) -> None:
            self.get_response = get_response
            if mark:
                markcoroutinefunction(self)

        async def __call__(self, request: Any) -> Any:
            if raises is not None:
                raise raises
            response = await self.get_response(request)
            response["X-Checked"] = "yes"
            return response

    for name, value in flags.items():
        setattr(Middleware, name, value)
    return Middleware


def works(stack: list[Any], **how: Any) -> bool:
    outcome = serve(stack, **how)
    return outcome.text == "200" and outcome.response["X-Checked"] == "yes"


# Who writes nothing is taken for sync.
assert serve([made(mark=False)]).text == NO_RESPONSE
assert serve([made(mark=False)], wsgi=True).text == NO_RESPONSE
# With the mark alone, the stack can't even be loaded.
assert serve([made(mark=True)]).text == NOT_SYNC
# To say only what it can't do is refused.
assert "at least one of" in serve([made(mark=True, sync_capable=False)]).text

# The first flag and the mark: well until a sync layer is inside, or WSGI.
half = made(mark=True, async_capable=True)
assert works([half])
assert works([MIXIN, half])
assert works([SYNC, half])
assert serve([half, SYNC]).text == NOT_SYNC
assert serve([half], wsgi=True).text == NO_RESPONSE

# Both flags without the mark: well alone; TypeError beneath a mixin; exceptions escape.
flags = {"async_capable": True, "sync_capable": False}
bare = made(mark=False, **flags)
assert works([bare])
assert serve([MIXIN, bare]).text.startswith("TypeError: object HttpResponseServerError can't be")
assert serve([made(mark=False, raises=PermissionDenied, **flags)]).text == "PermissionDenied: "
assert "non-async-marked" in serve([bare], wsgi=True).warnings[0]
assert "non-async-marked" in serve([SYNC, bare]).warnings[0]

# All three: well everywhere, and nobody warns.
whole = made(mark=True, **flags)
for stack in ([whole], [MIXIN, whole], [whole, MIXIN], [SYNC, whole], [whole, SYNC]):
    for wsgi in (False, True):
        for at in ("/", "/plain/"):
            assert works(stack, wsgi=wsgi, at=at), (stack, wsgi, at)
            assert serve(stack, wsgi=wsgi, at=at).warnings == []

# The net makes a response of an exception of the middleware's own.
for error, status in ((PermissionDenied, "403"), (Http404, "404"), (ValueError, "500")):
    assert serve([made(mark=True, raises=error, **flags)]).text == status


class Actor:
    async def __call__(self, cue: str) -> str:
        return "a bow"


pia = Actor()
assert not iscoroutinefunction(pia)
markcoroutinefunction(pia)
assert iscoroutinefunction(pia)
assert hasattr(inspect, "markcoroutinefunction") == (sys.version_info >= (3, 12))


@async_only_middleware
def stage(next_actor: Any) -> Any:
    async def play(cue: Any) -> Any:
        return await next_actor(cue)

    return play


assert (stage.async_capable, stage.sync_capable) == (True, False)
assert serve([stage]).text == "200"
