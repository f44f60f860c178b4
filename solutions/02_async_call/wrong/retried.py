# exceptions: test_errors_pass_through
# "If the view fails, just try again, it was only a hiccup."
from django.http import HttpResponse


class PassMiddleware:
    RETRIES = 3

    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        for attempt in range(self.RETRIES):
            try:
                response = await self.get_response(request)
                return response
            except Exception:
                continue
        return HttpResponse("Please try again later", status=503)
