# 03_print_order | right | makes the texts of its prints in a ThreadPoolExecutor of 32 workers | full
import asyncio
from concurrent.futures import ThreadPoolExecutor

pool = ThreadPoolExecutor(max_workers=32, thread_name_prefix="text")


def text(word):
    return " ".join((word, "response"))


class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        loop = asyncio.get_running_loop()
        print(await loop.run_in_executor(pool, text, "Before"))
        response = await self.get_response(request)
        print(await loop.run_in_executor(pool, text, "After"))
        return response
