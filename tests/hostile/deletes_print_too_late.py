# 03_print_order | wrong | prints the second line from __del__ of an object that lives as long as the module | fails
class Late:
    def __del__(self):
        print("After response")


kept = []


class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        print("Before response")
        kept[:] = [Late()]
        return await self.get_response(request)
