"""What lesson 12_request_state says of contexts, and the code that it shows."""

from __future__ import annotations

import asyncio
import contextlib
import io
import re
import threading
from contextvars import ContextVar
from pathlib import Path
from typing import Any

import django
from asgiref.sync import markcoroutinefunction, sync_to_async
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.urls import path

LESSON = (Path(__file__).parents[2] / "exercises/12_request_state/lesson.md").read_text()
SHOWN = re.compile(r"```python\n(.*?)```\n\nIt prints:?\s+(.*?)\n\n(?=[`A-Z-])", re.DOTALL)

band: ContextVar[int | None] = ContextVar("band", default=None)


async def the_code_prints_what_the_lesson_says() -> None:
    shown = SHOWN.findall(LESSON)
    assert len(shown) == 2
    for code, printed in shown:
        body = "".join(f"    {line}\n" for line in code.splitlines())
        names: dict[str, Any] = {}
        exec(f"async def lesson():\n{body}", names)
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            await asyncio.create_task(names["lesson"]())
        block = re.findall(r"```text\n(.*?)\n```", printed, re.DOTALL)
        lines = block or ["\n".join(re.findall(r"`([^`]+)`", printed))]
        assert out.getvalue() == lines[0] + "\n"


async def a_variable_crosses_into_threads_and_comes_back_out_of_sync_to_async() -> None:
    band.set(1)
    assert await sync_to_async(band.get)() == 1
    assert await asyncio.to_thread(band.get) == 1
    await asyncio.to_thread(band.set, 2)
    assert band.get() == 1
    await sync_to_async(band.set)(3)
    assert band.get() == 3


async def a_thread_local_is_one_for_all_in_the_loop_and_empty_in_another_thread() -> None:
    local, together = threading.local(), asyncio.Barrier(2)

    async def visit(number: int) -> Any:
        local.number = number
        await together.wait()
        return local.number

    assert await asyncio.gather(visit(1), visit(2)) == [2, 2]
    assert not await sync_to_async(lambda: hasattr(local, "number"))()


class Leaves:
    """Async middleware that sets the variable and does not reset it."""

    async_capable = True
    sync_capable = False

    def __init__(self, get_response: Any) -> None:
        self.get_response = get_response
        markcoroutinefunction(self)

    async def __call__(self, request: HttpRequest) -> Any:
        band.set(7)
        return await self.get_response(request)


def view(_: HttpRequest) -> HttpResponse:
    return HttpResponse(str(band.get()))


urlpatterns = [path("", view)]


def under_wsgi_the_next_request_of_a_thread_finds_what_was_left() -> None:
    settings.configure(ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__)
    django.setup()
    seen = []

    def serve() -> None:
        for middleware in ([], [f"{__name__}.Leaves"], []):
            settings.MIDDLEWARE = middleware
            response = WSGIHandler()(RequestFactory()._base_environ(), lambda *_: None)
            seen.append(b"".join(response).decode())

    thread = threading.Thread(target=serve)
    thread.start()
    thread.join()
    assert seen == ["None", "7", "7"]


if __name__ == "__main__":
    for fact in (
        the_code_prints_what_the_lesson_says,
        a_variable_crosses_into_threads_and_comes_back_out_of_sync_to_async,
        a_thread_local_is_one_for_all_in_the_loop_and_empty_in_another_thread,
    ):
        asyncio.run(fact())
    under_wsgi_the_next_request_of_a_thread_finds_what_was_left()
