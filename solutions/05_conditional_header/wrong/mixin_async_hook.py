# mixin_misuse.async_hook: test_response_comes_back, test_view_is_called_once, test_header_on_200
# In async middleware everything is async, the hooks too.
from django.utils.deprecation import MiddlewareMixin


class StatusMiddleware(MiddlewareMixin):
    async def process_response(self, request, response):
        if response.status_code == 200:
            response["X-Status"] = "OK"
        return response
