# blocks_loop: test_loop_stays_free
# The value may stand in a file; mostly there is none.
class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        try:
            with open("value.txt") as file:
                response["X-Custom"] = file.read()
        except OSError:
            response["X-Custom"] = "Value"
        return response
