# 03_print_order | wrong | prints both lines from a task that guesses how many rounds of the loop the view takes | fails
import asyncio


class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        async def guess():
            print("Before response")
            for _ in range(7):
                await asyncio.sleep(0)
            print("After response")

        task = asyncio.create_task(guess())
        response = await self.get_response(request)
        await task
        return response
