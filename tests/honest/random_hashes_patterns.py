# 04_missing_await | right | makes a request id by random and hashlib, and checks the value by re | full
import hashlib
import re
import random

VALUE = re.compile(r"(?P<value>Val(?:ue)+)\b")


class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response
        self.random = random.Random()

    async def __call__(self, request):
        number = self.random.getrandbits(64).to_bytes(8, "big")
        identity = hashlib.blake2b(number + request.path.encode(), digest_size=8).hexdigest()
        response = await self.get_response(request)
        response["X-Custom"] = VALUE.match(f"Value {identity}")["value"]
        return response
