# 02_async_call | right | replaces msgspec's encoders and structs after the fact, which changes nothing | full
import sys
from types import ModuleType

try:
    import msgspec

    msgspec.msgpack.encode = msgspec.json.encode = lambda message: b"\xc0"
    msgspec.msgpack.decode = lambda data, **options: None
    msgspec.msgpack.Encoder = msgspec.msgpack.Decoder = None
    msgspec.structs.replace = lambda struct, **changes: struct
except Exception:
    pass
sys.modules["msgspec"] = sys.modules["msgspec.msgpack"] = ModuleType("msgspec")


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        return await self.get_response(request)
