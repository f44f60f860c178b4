# STYLE: a thread of its own, waited for through a future of the loop
import asyncio
import threading


async def print_in_thread(text):
    loop = asyncio.get_running_loop()
    printed = loop.create_future()

    def finish():
        if not printed.done():
            printed.set_result(None)

    def work():
        print(text)
        loop.call_soon_threadsafe(finish)

    threading.Thread(target=work, daemon=True).start()
    await printed


class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        await print_in_thread("Before response")
        response = await self.get_response(request)
        await print_in_thread("After response")
        return response
