# wrong_print.extra: test_prints_nothing_else
greeted = []


class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        if not greeted:
            greeted.append(True)
            print("Log begins")
        print("Before response")
        response = await self.get_response(request)
        print("After response")
        return response
