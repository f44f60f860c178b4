# 05_conditional_header | right | looks up a user, a theme and a flag in a TaskGroup before it goes on | full
import asyncio
import random


async def look_up(what, request):
    await asyncio.sleep(random.uniform(0.001, 0.01))
    return f"{what} of {request.path}"


class StatusMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(look_up(w, request)) for w in ("user", "theme", "flag")]
        assert all(task.result() for task in tasks)
        response = await self.get_response(request)
        if response.status_code == 200:
            response.headers["X-Status"] = "OK"
        return response
