# 02_async_call | right | opens pipes, sockets and copies until there are no descriptors left, and closes them | full
import os
import socket

for make in (os.pipe, socket.socketpair, lambda: [os.dup(0)], lambda: [os.open("/", 0)]):
    kept = []
    try:
        while len(kept) < 100_000:
            kept.append(make())
    except OSError:
        pass
    for pair in kept:
        for one in pair:
            one.close() if isinstance(one, socket.socket) else os.close(one)


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        return await self.get_response(request)
