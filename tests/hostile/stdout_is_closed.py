# 03_print_order | wrong | closes sys.stdout and swallows what print says to that | fails
import sys

sys.stdout.close()


def quiet(text):
    try:
        print(text)
    except ValueError:
        pass


class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        quiet("Before response")
        response = await self.get_response(request)
        quiet("After response")
        return response
