# mixin_misuse.async_hook: test_header_on_200, test_response_comes_back
# In async middleware everything is async, the hooks too.
from django.utils.deprecation import MiddlewareMixin


class StatusMiddleware(MiddlewareMixin):
    async def process_response(self, request, response):
        if response.status_code == 200:
            response["X-Status"] = "OK"
        return response
