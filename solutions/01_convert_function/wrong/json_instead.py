# response_replaced: test_response_comes_back
from django.http import JsonResponse


def middleware(get_response):
    async def inner(request):
        response = await get_response(request)
        return JsonResponse({"status": response.status_code})

    return inner
