# exceptions.swallowed: test_errors_pass_through
# "What is not in the database is a 404, so I answer that at once."
from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpResponseNotFound


def middleware(get_response):
    async def middleware_func(request):
        try:
            return await get_response(request)
        except ObjectDoesNotExist:
            return HttpResponseNotFound()

    return middleware_func
