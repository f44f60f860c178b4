# STYLE: a computation in a thread, then the view
import asyncio
import zlib


def checksum(path: str) -> int:
    return zlib.crc32(path.encode())


def middleware(get_response):
    async def middleware_func(request):
        number = await asyncio.to_thread(checksum, request.path)
        assert number >= 0
        response = await get_response(request)
        return response

    return middleware_func
