# shared_state.in_module: test_header_follows_its_own_response
# The helper outside the class needs the status too.
import asyncio

last_status = None


async def is_ok():
    await asyncio.sleep(0.1)  # pretend to look it up somewhere
    return last_status == 200


class StatusMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        global last_status
        response = await self.get_response(request)
        last_status = response.status_code
        if await is_ok():
            response["X-Status"] = "OK"
        return response
