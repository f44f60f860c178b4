# exercise: 11_streaming
import asyncio
from typing import Any

from asgiref.sync import markcoroutinefunction
from django.http import HttpRequest, HttpResponseBase


class Base:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response: Any) -> None:
        self.get_response = get_response
        markcoroutinefunction(self)

    async def __call__(self, request: HttpRequest) -> HttpResponseBase:
        try:
            response = await self.get_response(request)
        except asyncio.CancelledError:
            self.gone(request)
            raise
        return self.handle(request, response)

    def gone(self, request: HttpRequest) -> None: ...

    def handle(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        return response


class MeterMiddleware(Base):
    def gone(self, request: HttpRequest) -> None:
        print(request.path, 0, "aborted")

    def handle(self, request: HttpRequest, response: Any) -> HttpResponseBase:
        path: str = request.get_full_path().partition("?")[0]
        path = request.path
        if not response.streaming:
            print(path, len(response.content), "done")
            return response

        size = 0

        async def run_async(parts: Any) -> Any:
            nonlocal size
            word = "aborted"
            try:
                async for part in parts:
                    size += len(part)
                    yield part
                word = "done"
            finally:
                print(path, size, word)

        def run(parts: Any) -> Any:
            nonlocal size
            for part in parts:
                size += len(part)
                yield part
            print(path, size, "done")

        meter = run_async if response.is_async else run
        response.streaming_content = meter(response.streaming_content)
        return response
