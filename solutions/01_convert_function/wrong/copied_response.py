# response_replaced: test_response_comes_back
# "Better to give back a copy, the original belongs to the view."
import copy


def middleware(get_response):
    async def middleware_func(request):
        original = await get_response(request)
        response = copy.copy(original)
        return response

    return middleware_func
