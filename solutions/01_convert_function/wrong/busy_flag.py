# serialises: test_requests_overlap
import asyncio


def middleware(get_response):
    state = {"busy": False}

    async def inner(request):
        while state["busy"]:
            await asyncio.sleep(0.01)
        state["busy"] = True
        try:
            return await get_response(request)
        finally:
            state["busy"] = False

    return inner
