# STYLE: try and finally, the second line also comes when the view raises


class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        print("Before response", flush=True)
        try:
            return await self.get_response(request)
        finally:
            print("After response", flush=True)
