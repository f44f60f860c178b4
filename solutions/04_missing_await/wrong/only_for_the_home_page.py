# wrong_condition.only_root_path: test_header_is_set
class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        # tried it out in the browser on the start page
        if request.path == '/':
            response['X-Custom'] = 'Value'
        return response
