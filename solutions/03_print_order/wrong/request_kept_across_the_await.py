# shared_state.request_on_self: test_prints_overlap, test_nothing_is_kept
# "After" only for the request that "Before" was printed for; self holds the last one only.
class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response
        self.current = None

    async def __call__(self, request):
        self.current = request
        print('Before response')
        response = await self.get_response(self.current)
        if self.current is request:
            print('After response')
        return response
