# 03_print_order | wrong | finds the kit's ContextVar by copy_context and prints in the name of other requests | fails
import contextvars


def speak_as(number):
    for variable in contextvars.copy_context():
        if variable.name == "exchange":
            variable.set(number)


class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        for number in range(1, 100):
            speak_as(number)
            print("Before response")
            print("After response")
        return response
