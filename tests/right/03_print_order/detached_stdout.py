# STYLE: stdout wrapped anew in UTF-8
import io, sys
sys.stdout = io.TextIOWrapper(sys.stdout.detach(), encoding="utf-8", line_buffering=True)
class LogMiddleware:
    def __init__(self, get_response): self.get_response = get_response
    async def __call__(self, request):
        print("Before response")
        response = await self.get_response(request)
        print("After response")
        return response
