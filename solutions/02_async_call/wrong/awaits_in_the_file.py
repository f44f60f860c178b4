# name_or_syntax.await_in_file: ungradable
import asyncio
class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response
    async def __call__(self, request):
        return await self.get_response(request)

async def view(x):
    return x

print(await PassMiddleware(view)("Ana"))
