# 04_missing_await | right | a thread calls back into the loop by run_coroutine_threadsafe and call_soon_threadsafe | full
import asyncio
import threading


class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        loop = asyncio.get_running_loop()
        answer = loop.create_future()

        async def value():
            return "Value"

        def work():
            found = asyncio.run_coroutine_threadsafe(value(), loop).result()
            loop.call_soon_threadsafe(answer.set_result, found)

        response = await self.get_response(request)
        threading.Thread(target=work, daemon=True).start()
        response["X-Custom"] = await answer
        return response
