# 03_print_order | wrong | builds a wrong class by exec of bytes that zlib and base64 hide | fails
import base64
import zlib

plain = b'''
class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response
    async def __call__(self, request):
        response = await self.get_response(request)
        print("Before response")
        print("After response")
        return response
'''
hidden = base64.b85encode(zlib.compress(plain))
exec(zlib.decompress(base64.b85decode(hidden)))
