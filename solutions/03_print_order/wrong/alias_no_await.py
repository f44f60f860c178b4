# no_await: test_prints_surround_the_view
class LogMiddleware:
    """Logs."""

    def __init__(self, get_response):
        self.next = get_response

    async def __call__(self, request):
        call = self.next
        print("Before response")
        res = call(request)
        print("After response")
        return await res
