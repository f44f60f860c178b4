# async_factory_or_init: test_factory_returns_a_function
import asyncio


async def build(get_response):
    async def handle(request):
        return await get_response(request)

    return handle


def middleware(get_response):
    return build(get_response)
