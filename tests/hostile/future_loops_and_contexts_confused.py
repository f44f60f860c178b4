# 03_print_order | wrong | runs the request in an empty Context, where the kit's variable is lost, and prints after it only | fails
import asyncio
import contextvars


class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        async def inner():
            response = await self.get_response(request)
            print("Before response")
            print("After response")
            return response

        return await asyncio.create_task(inner(), context=contextvars.Context())
