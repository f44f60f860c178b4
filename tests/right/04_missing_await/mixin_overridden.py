# STYLE: MiddlewareMixin whose __acall__ is extended
from django.utils.deprecation import MiddlewareMixin


class HeaderMiddleware(MiddlewareMixin):
    def __init__(self, get_response):
        super().__init__(get_response)
        self.header = ("X-Custom", "Value")

    async def __acall__(self, request):
        response = await super().__acall__(request)
        name, value = self.header
        response[name] = value
        return response

    def process_response(self, request, response):
        response[self.header[0]] = self.header[1]  # the way for sync
        return response
