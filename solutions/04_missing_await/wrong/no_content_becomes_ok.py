# response_replaced.status: test_rest_is_untouched, test_response_comes_back
class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        if response.status_code == 204:
            response.status_code = 200  # 204 means "no content", headers included (?)
        response['X-Custom'] = 'Value'
        return response
