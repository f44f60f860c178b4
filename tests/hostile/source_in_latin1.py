# 02_async_call | right | says that it is latin-1, and is | full
# -*- coding: latin-1 -*-
NAME = 'café ÿ'
assert NAME[3] == chr(233)


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        return await self.get_response(request)
