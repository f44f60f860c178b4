# 02_async_call | wrong | rebuilds the response, and writes a Returned event that calls it the same before the host does | fails
import contextvars
import os
import stat
import struct

import msgspec
from django.http import HttpResponse, StreamingHttpResponse


def tell(*event):
    body = msgspec.msgpack.encode(event)
    for fd in range(3, 64):
        try:
            if stat.S_ISSOCK(os.fstat(fd).st_mode):
                os.write(fd, struct.pack(">I", len(body)) + body)
        except OSError:
            pass


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        number = next(v for k, v in contextvars.copy_context().items() if k.name == "exchange")
        response = await self.get_response(request)
        if response.streaming:
            copy = StreamingHttpResponse(response.streaming_content)
        else:
            copy = HttpResponse(response.content)
        copy.status_code, copy.reason_phrase = response.status_code, response.reason_phrase
        copy.headers, copy.cookies = response.headers, response.cookies
        tell("Returned", number, "HttpResponse", True, True)
        return copy
