# 02_async_call | wrong | a thread interrupts the main thread, as Ctrl-C does, in each request | fails
import _thread
import asyncio
import signal

signal.signal(signal.SIGINT, signal.default_int_handler)


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        await asyncio.to_thread(_thread.interrupt_main)
        return await self.get_response(request)
