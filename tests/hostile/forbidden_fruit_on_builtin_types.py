# 03_print_order | wrong | uses the library forbiddenfruit to patch str itself, and prints in the wrong order | fails
try:
    import forbiddenfruit

    forbiddenfruit.curse(str, "splitlines", lambda self, *args: ["Before response"])
except Exception:
    pass


class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        print("Before response")
        print("After response")
        return response
