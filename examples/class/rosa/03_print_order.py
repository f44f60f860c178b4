# exercise: 03_print_order


class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        print("Before response")
        response = await self.get_response(request)
        for number in range(50_000):
            print("DEBUG", number, "after the await, the status is", response.status_code)
        print("After response")
        return response
