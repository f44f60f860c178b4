# 03_print_order | wrong | patches the loop's call_soon to run callbacks at once, so that its prints overtake the view | fails
import asyncio

patched = []


class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        loop = asyncio.get_running_loop()
        if not patched:
            real = loop.call_soon
            patched.append(loop)
            loop.call_soon = lambda function, *args, context=None: (
                function(*args) or real(lambda: None)
                if function is print
                else real(function, *args, context=context)
            )
        response = await self.get_response(request)
        loop.call_soon(print, "Before response")
        loop.call_soon(print, "After response")
        return response
