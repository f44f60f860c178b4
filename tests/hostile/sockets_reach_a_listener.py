# 02_async_call | wrong | sends all it knows to listeners on this machine: TCP, UDP, abstract and named sockets, HTTP | fails
import socket
import urllib.request

PORT = 47811
for family, kind, address in (
    (socket.AF_INET, socket.SOCK_STREAM, ("127.0.0.1", PORT)),
    (socket.AF_INET, socket.SOCK_DGRAM, ("127.0.0.1", PORT)),
    (socket.AF_INET6, socket.SOCK_STREAM, ("::1", PORT)),
    (socket.AF_UNIX, socket.SOCK_STREAM, "\0autograder-canary"),
    (socket.AF_UNIX, socket.SOCK_STREAM, "/tmp/autograder-canary.sock"),
    (socket.AF_UNIX, socket.SOCK_DGRAM, "\0autograder-canary-datagrams"),
):
    try:
        with socket.socket(family, kind) as out:
            out.settimeout(1)
            out.connect(address)
            out.sendall(b"out")
    except OSError:
        pass
try:
    urllib.request.urlopen(f"http://127.0.0.1:{PORT}/out", timeout=1)
except OSError:
    pass


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        return None
