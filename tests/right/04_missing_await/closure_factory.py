# STYLE: a decorated function under the asked name
from django.utils.decorators import async_only_middleware


@async_only_middleware
def HeaderMiddleware(get_response):
    async def middleware(request):
        response = await get_response(request)
        response["X-Custom"] = "Value"
        return response

    return middleware
