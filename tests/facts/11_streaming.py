"""What lesson 11_streaming says of streams and clients that leave, and the code that it shows."""

from __future__ import annotations

import asyncio
import contextlib
import io
import re
import threading
import warnings
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import django
from asgiref.sync import markcoroutinefunction
from django.conf import settings
from django.core.handlers.asgi import ASGIHandler
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.test import AsyncRequestFactory
from django.urls import path

LESSON = (Path(__file__).parents[2] / "exercises/11_streaming/lesson.md").read_text()
SHOWN = re.compile(r"```python\n(.*?)```\n\nIt prints:\n\n```text\n(.*?)```", re.DOTALL)

happened: list[str] = []


async def the_code_prints_what_the_lesson_says() -> None:
    shown = SHOWN.findall(LESSON)
    assert len(shown) == LESSON.count("```python\n") == 3
    for code, printed in shown:
        body = "".join(f"    {line}\n" for line in code.splitlines())
        names: dict[str, Any] = {}
        exec(f"async def lesson():\n{body}", names)
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            await names["lesson"]()
        assert out.getvalue() == printed


class Client:
    """It goes away when a view says so."""

    left: asyncio.Event

    async def leaves(self) -> None:
        self.left.set()
        await asyncio.Event().wait()


client = Client()


class Watch:
    """Async middleware that notes what comes to it, and puts a wrapper around streams."""

    async_capable = True
    sync_capable = False

    def __init__(self, get_response: Any) -> None:
        self.get_response = get_response
        markcoroutinefunction(self)

    async def __call__(self, request: HttpRequest) -> HttpResponseBase:
        try:
            response: Any = await self.get_response(request)
        except Exception:
            happened.append("except Exception")
            raise
        except asyncio.CancelledError:
            happened.append("cancelled")
            if "swallow" in request.path:
                return HttpResponse("for nobody")
            raise
        finally:
            happened.append("finally")
        if response.streaming:
            wrap = through if response.is_async else through_plainly
            response.streaming_content = wrap(response.streaming_content)
        happened.append("returned")
        return response  # type: ignore[no-any-return]

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        happened.append("hook")


async def through(parts: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    try:
        async for part in parts:
            happened.append(f"passes {part!r}")
            yield part
    finally:
        happened.append("stream over")


def through_plainly(parts: Iterator[bytes]) -> Iterator[bytes]:
    for part in parts:
        on_loop = threading.current_thread() is threading.main_thread()
        happened.append(f"passes {part!r}" + (" on the loop" if on_loop else ""))
        yield part


async def parts() -> AsyncIterator[str]:
    yield "é"
    await asyncio.sleep(0)
    yield "b"


async def endless() -> AsyncIterator[bytes]:
    yield b"first"
    await client.leaves()


async def waiting(_: HttpRequest) -> HttpResponse:
    await client.leaves()
    return HttpResponse()


async def whole(_: HttpRequest) -> StreamingHttpResponse:
    return StreamingHttpResponse(parts())


async def plain_parts(_: HttpRequest) -> StreamingHttpResponse:
    return StreamingHttpResponse(iter([b"a", b"b"]))


async def without_end(_: HttpRequest) -> StreamingHttpResponse:
    return StreamingHttpResponse(endless())


urlpatterns = [
    path("waiting/", waiting),
    path("swallow/", waiting),
    path("whole/", whole),
    path("plain_parts/", plain_parts),
    path("without_end/", without_end),
]


async def visit(place: str) -> None:
    """Ask for a page, and note what is sent."""
    happened.clear()
    client.left = asyncio.Event()
    messages = iter([{"type": "http.request", "body": b"", "more_body": False}])

    async def receive() -> dict[str, Any]:
        for message in messages:
            return message
        await client.left.wait()
        return {"type": "http.disconnect"}

    async def send(message: dict[str, Any]) -> None:
        if message.get("body"):
            happened.append(f"sent {message['body']!r}")

    scope = AsyncRequestFactory()._base_scope(path=place)
    scope.pop("_body_file", None)
    await ASGIHandler()(scope, receive, send)


async def code_after_the_await_runs_before_the_body_exists() -> None:
    await visit("/whole/")
    assert happened == [
        *("finally", "returned", "passes b'\\xc3\\xa9'", "sent b'\\xc3\\xa9'"),
        *("passes b'b'", "sent b'b'", "stream over"),
    ]


async def a_sync_stream_is_read_as_a_whole_in_a_thread() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Django warns of it
        await visit("/plain_parts/")
    assert happened == [
        "finally",
        "returned",
        "passes b'a'",
        "passes b'b'",
        "sent b'a'",
        "sent b'b'",
    ]


async def a_client_that_leaves_a_stream_ends_it() -> None:
    await visit("/without_end/")
    assert happened[2:] == ["passes b'first'", "sent b'first'", "stream over"]


async def a_client_that_leaves_cancels_the_await_of_the_view() -> None:
    await visit("/waiting/")
    assert happened == ["cancelled", "finally"]


async def a_cancellation_that_is_swallowed_makes_a_response_for_nobody() -> None:
    await visit("/swallow/")
    assert happened == ["cancelled", "finally", "sent b'for nobody'"]


async def the_kinds_of_streams_do_not_mix() -> None:
    said = []
    try:
        list(StreamingHttpResponse(parts()).streaming_content)
    except TypeError as error:
        said.append(str(error))
    try:
        _ = [part async for part in StreamingHttpResponse(iter([b""])).streaming_content]
    except TypeError as error:
        said.append(str(error))
    assert "'async_generator' object is not iterable" in said[0]
    assert "__aiter__" in said[1]


if __name__ == "__main__":
    settings.configure(ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__, MIDDLEWARE=[f"{__name__}.Watch"])
    django.setup()
    for fact in (
        the_code_prints_what_the_lesson_says,
        code_after_the_await_runs_before_the_body_exists,
        a_sync_stream_is_read_as_a_whole_in_a_thread,
        a_client_that_leaves_a_stream_ends_it,
        a_client_that_leaves_cancels_the_await_of_the_view,
        a_cancellation_that_is_swallowed_makes_a_response_for_nobody,
        the_kinds_of_streams_do_not_mix,
    ):
        asyncio.run(fact())
