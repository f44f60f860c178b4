# 02_async_call | wrong | yields numbers, itself and futures of other loops to the event loop | fails
import asyncio


class Strange:
    def __await__(self):
        yield 7


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        other = asyncio.new_event_loop()
        for thing in (Strange(), other.create_future()):
            try:
                await thing
            except RuntimeError:
                pass
        return await asyncio.current_task()
