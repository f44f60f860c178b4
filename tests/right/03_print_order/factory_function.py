# STYLE: no class at all, a closure under the asked name
from asgiref.sync import markcoroutinefunction


def log_around(before, after):
    def factory(get_response):
        async def middleware(request):
            print(before)
            response = await get_response(request)
            print(after)
            return response

        return markcoroutinefunction(middleware)

    factory.async_capable = True
    factory.sync_capable = False
    return factory


LogMiddleware = log_around("Before response", "After response")
