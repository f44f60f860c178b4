# exceptions: test_errors_pass_through
# "A middleware must never crash."
from django.http import HttpResponse


def middleware(get_response):
    async def middleware_func(request):
        try:
            response = await get_response(request)
        except Exception as e:
            print("something went wrong:", e)
            response = HttpResponse("Server error", status=500)
        return response

    return middleware_func
