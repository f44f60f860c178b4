# wrong_print.buffered: test_prints_surround_the_view
# Two separate prints are slow; one write at the end gives the same text.
class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        lines = []
        lines.append('Before response')
        response = await self.get_response(request)
        lines.append('After response')
        for line in lines:
            print(line)
        return response
