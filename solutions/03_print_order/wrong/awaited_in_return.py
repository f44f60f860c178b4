# no_await: test_prints_surround_the_view
class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        print("Before response")
        pending = self.get_response(request)
        self.after()
        return await pending

    def after(self):
        print("After response")
