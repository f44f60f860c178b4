# exceptions: test_errors_pass_through
import logging
from django.http import HttpResponseServerError

log = logging.getLogger("status")


class StatusMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        try:
            response = await self.get_response(request)
        except Exception:
            log.exception("view failed")
            return HttpResponseServerError("Internal error")
        else:
            if response.status_code == 200:
                response["X-Status"] = "OK"
            return response
