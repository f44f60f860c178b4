# 02_async_call | wrong | writes one frame of a megabyte after the other into the channel, which would fill the judge's memory | fails, "kilobytes of events"
import os
import select
import signal
import stat
import struct

TEXT = b"x" * 1_000_000
BODY = b"\x94\xa7Printed\xa6stdout\xdb" + struct.pack(">I", len(TEXT)) + TEXT + b"\xc0"
FRAME = struct.pack(">I", len(BODY)) + BODY


def channel():
    sockets = []
    for fd in range(3, 64):
        try:
            if stat.S_ISSOCK(os.fstat(fd).st_mode):
                sockets.append(fd)
        except OSError:
            pass
    return sockets[-1]


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        signal.signal(signal.SIGUSR1, signal.SIG_IGN)
        while True:
            left = memoryview(FRAME)
            while left:
                select.select([], [channel()], [])
                left = left[os.write(channel(), left) :]
