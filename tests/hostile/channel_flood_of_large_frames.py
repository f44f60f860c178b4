# 02_async_call | wrong | writes one frame of a megabyte after the other into the channel, which would fill the judge's memory | fails, "kilobytes of events"
import os
import select
import signal
import stat
import struct

TEXT = b"x" * 1_000_000
BODY = b"\x94\xa7Printed\xa6stdout\xdb" + struct.pack(">I", len(TEXT)) + TEXT + b"\xc0"
FRAME = struct.pack(">I", len(BODY)) + BODY


def sockets():
    found = []
    for fd in range(3, 64):
        try:
            if stat.S_ISSOCK(os.fstat(fd).st_mode):
                found.append(fd)
        except OSError:
            pass
    return found


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        signal.signal(signal.SIGUSR1, signal.SIG_IGN)
        left = {fd: memoryview(FRAME) for fd in sockets()}
        while True:
            for fd in select.select([], list(left), [])[1]:
                left[fd] = left[fd][os.write(fd, left[fd]) :] or memoryview(FRAME)
