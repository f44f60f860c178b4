# 03_print_order | right | gathers the view and a look-up, both tasks, and passes the view's error on by itself | full
import asyncio


async def look_up():
    await asyncio.sleep(0.005)


class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        print("Before response")
        task = asyncio.create_task(self.get_response(request))
        try:
            response, _ = await asyncio.gather(task, look_up())
        finally:
            task.cancel()
        print("After response")
        return response
