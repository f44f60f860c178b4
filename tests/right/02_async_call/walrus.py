# STYLE: walrus in the return
class PassMiddleware:
    def __init__(self, get_response): self.get_response = get_response
    async def __call__(self, request): return (response := await self.get_response(request))
