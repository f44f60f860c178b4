# task_instead_of_await.left_running: test_nothing_is_kept
import asyncio
import logging


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        loop = asyncio.get_running_loop()
        loop.call_later(3600, logging.info, "a request an hour ago")
        return response
