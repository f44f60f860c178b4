# 03_print_order | wrong | counts calls by sys.setprofile to guess when the view begins, and prints then | fails
import sys

counted = 0


def count(frame, event, argument):
    global counted
    counted += 1
    if counted == 40:
        sys.setprofile(None)
        print("Before response")


class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        global counted
        counted = 0
        response = await self.get_response(request)
        sys.setprofile(count)
        print("After response")
        return response
