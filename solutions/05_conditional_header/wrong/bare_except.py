# exceptions.bare_except: test_errors_pass_through, test_cancellation_passes_through
# Whatever goes wrong in there, the visitor gets an answer.
from django.http import HttpResponseServerError


class StatusMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        try:
            response = await self.get_response(request)
            if response.status_code == 200:
                response["X-Status"] = "OK"
        except:  # noqa: E722
            response = HttpResponseServerError()
        return response
