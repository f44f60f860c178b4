# response_replaced.stream_replaced: test_rest_is_untouched
class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        if response.streaming and response.is_async:
            response.streaming_content = [p async for p in response.streaming_content]
        response["X-Custom"] = "Value"
        return response
