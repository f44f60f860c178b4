# 02_async_call | wrong | raises StopIteration and StopAsyncIteration out of an __await__ of its own | fails
class Stopping:
    def __await__(self):
        return self

    def __iter__(self):
        return self

    def __next__(self):
        raise StopAsyncIteration


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return Stopping()
