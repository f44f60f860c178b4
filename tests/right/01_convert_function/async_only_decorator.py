# STYLE: Django's async_only_middleware on the factory
from django.utils.decorators import async_only_middleware


@async_only_middleware
def middleware(get_response):
    """Hand every request on, and every response back."""

    async def pass_on(request):
        return await get_response(request)

    return pass_on
