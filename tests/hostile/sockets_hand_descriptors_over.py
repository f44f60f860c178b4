# 02_async_call | right | sends its descriptors, rights and credentials through a socket pair and through the channel | full, review
import os
import socket

sent = []
one, two = socket.socketpair()
for end in (one, *range(3, 20)):
    try:
        out = end if isinstance(end, socket.socket) else socket.socket(fileno=os.dup(end))
        socket.send_fds(out, [b""], [0])
        sent.append(end)
    except OSError:
        pass


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        return None if sent else await self.get_response(request)
