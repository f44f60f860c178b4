# response_replaced.stream_used_up: test_response_comes_back
# Waits until the stream is complete; then it is empty.
class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        if response.streaming:
            chunks = [chunk async for chunk in response]
            print(len(chunks), 'chunks')
        response['X-Custom'] = 'Value'
        return response
