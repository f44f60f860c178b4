# 04_missing_await | wrong | smuggles a second header by line ends past Django's check | fails
class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        try:
            response["X-Custom"] = "Value\r\nSet-Cookie: admin=yes"
        except ValueError:
            pass
        response.headers._store["x-custom"] = ("X-Custom\r\nX-Custom: Value\r\nX", "Value\r\n\r\n<b>")
        return response
