# 04_missing_await | wrong | is right only where Django's stack is around it, which it sees by the request | fails
class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        if hasattr(request, "_dont_enforce_csrf_checks") or "X-Frame-Options" in response:
            response["X-Custom"] = "Value"
        return response
