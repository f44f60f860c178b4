"""What lesson 12 says about contexts, tried."""

from __future__ import annotations

import asyncio
import re
import threading
from contextvars import ContextVar
from pathlib import Path
from typing import Any

import pytest
from asgiref.sync import markcoroutinefunction, sync_to_async
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

LESSON = (Path(__file__).parents[1] / "exercises/12_request_state/lesson.md").read_text()
band: ContextVar[int | None] = ContextVar("band", default=None)


def in_the_lesson(text: str) -> None:
    assert text in " ".join(LESSON.split())


@pytest.mark.parametrize(
    ("code", "printed"),
    re.findall(r"```python\n(.*?)```\n\nIt prints:?\s+(.*?)\n\n(?=[`A-Z-])", LESSON, re.DOTALL),
)
async def test_the_code_prints_what_the_lesson_says(
    code: str, printed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    body = "".join(f"    {line}\n" for line in code.splitlines())
    names: dict[str, Any] = {}
    exec(f"async def lesson():\n{body}", names)
    await asyncio.create_task(names["lesson"]())
    lines = re.findall(r"```text\n(.*?)```", printed + "\n```", re.DOTALL) or [
        "\n".join(re.findall(r"`([^`]+)`", printed)) + "\n"
    ]
    assert capsys.readouterr().out == lines[0]


async def test_a_variable_crosses_into_threads_and_comes_back_from_one_of_them() -> None:
    in_the_lesson("`sync_to_async` takes the context along, and brings back what was set there")
    band.set(1)
    assert await sync_to_async(band.get)() == 1
    assert await asyncio.to_thread(band.get) == 1
    await asyncio.to_thread(band.set, 2)
    assert band.get() == 1
    await sync_to_async(band.set)(3)
    assert band.get() == 3


async def test_a_thread_local_is_the_same_for_all_in_the_loop_and_empty_elsewhere() -> None:
    in_the_lesson("`threading.local`, which older code uses for this, has a value for each *thread*")
    local, together = threading.local(), asyncio.Barrier(2)

    async def visit(number: int) -> int:
        local.number = number
        await together.wait()
        seen: int = local.number
        return seen

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


def view(request: HttpRequest) -> HttpResponse:
    return HttpResponse(str(band.get()))


def test_under_wsgi_the_next_request_of_a_thread_finds_what_was_left() -> None:
    in_the_lesson("A sync server (WSGI) uses its threads again")
    if not settings.configured:
        settings.configure(ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__)
    seen = []

    def serve() -> None:
        for middleware in ([f"{__name__}.Leaves"], []):
            settings.MIDDLEWARE = middleware
            response = WSGIHandler()(RequestFactory()._base_environ(), lambda *_: None)
            seen.append(b"".join(response).decode())

    thread = threading.Thread(target=serve)
    thread.start()
    thread.join()
    assert seen == ["7", "7"]


def urls() -> list[Any]:
    from django.urls import path

    return [path("", view)]


urlpatterns = urls()
