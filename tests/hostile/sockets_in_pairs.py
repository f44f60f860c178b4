# 02_async_call | right | makes pairs of datagram sockets and sends by their ends to somebody else | full
import socket

sent = []
for kind in (socket.SOCK_DGRAM, socket.SOCK_SEQPACKET, socket.SOCK_STREAM):
    for address in ("\0autograder-canary-datagrams", "/tmp/autograder-canary.sock"):
        try:
            one, two = socket.socketpair(socket.AF_UNIX, kind)
        except OSError:
            continue
        for send in (
            lambda: one.sendto(b"out", address),
            lambda: one.sendmsg([b"out"], [], 0, address),
            lambda: one.connect(address),
            lambda: one.bind("\0autograder-canary-mine"),
        ):
            try:
                send()
                sent.append(address)
            except OSError:
                pass
        one.close()
        two.close()


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        return None if sent else await self.get_response(request)
