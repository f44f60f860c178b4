# 02_async_call | wrong | two tasks wait for each other's result | fails, "waiting and nothing is left that could wake it"
import asyncio


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        tasks = []

        async def wait_for(other):
            await asyncio.sleep(0)
            return await tasks[other]

        tasks += [asyncio.create_task(wait_for(1)), asyncio.create_task(wait_for(0))]
        return await tasks[0]
