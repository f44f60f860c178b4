# 02_async_call | wrong | puts one end of a socket pair of its own in the place of the judge's channel | fails
import os
import socket
import stat

ours = []


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        taken = [fd for fd in range(3, 64) if is_socket(fd)]
        ours.extend(socket.socketpair())
        os.dup2(ours[0].fileno(), taken[0])
        return None


def is_socket(fd):
    try:
        return stat.S_ISSOCK(os.fstat(fd).st_mode)
    except OSError:
        return False
