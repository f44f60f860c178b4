# 04_missing_await | wrong | matches a pattern that takes the regex engine, which is C code, forever | fails, "s of CPU"
import re

PATTERN = re.compile(r"(a|aa|a*)*b")


class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        if not PATTERN.fullmatch("a" * 200):
            response["X-Custom"] = "Value"
        return response
