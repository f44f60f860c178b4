# wrong_condition.by_content: test_header_on_200
# "A response with a body went well." Streams have no content, so they are left out.
class StatusMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        if not response.streaming and response.content:
            response["X-Status"] = "OK"
        return response
