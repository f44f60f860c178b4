# exercise: 04_missing_await


def header_middleware(get_response):
    async def inner(request):
        response = await get_response(request)
        response["X-Custom"] = "Value"
        return response

    return inner
