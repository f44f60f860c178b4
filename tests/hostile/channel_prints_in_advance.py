# 03_print_order | wrong | prints nothing, and writes Printed events for the first two hundred requests at import | fails
import os
import stat
import struct


def printed(text, number):
    data = text.encode()
    return (
        b"\x94\xa7Printed\xa6stdout" + bytes([0xA0 | len(data)]) + data
        + b"\xcd" + struct.pack(">H", number)
    )


def tell(body):
    for fd in range(3, 64):
        try:
            if stat.S_ISSOCK(os.fstat(fd).st_mode):
                os.write(fd, struct.pack(">I", len(body)) + body)
        except OSError:
            pass


for number in range(200):
    tell(printed("Before response\n", number))
    tell(printed("After response\n", number))


class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        return await self.get_response(request)
