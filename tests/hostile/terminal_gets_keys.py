# 02_async_call | right | pushes keys into the terminal, takes it over and sets its size: TIOCSTI, TIOCSCTTY, TIOCSWINSZ | full
import fcntl
import os
import termios

worked = []
for number in range(3):
    for request, value in (
        (termios.TIOCSTI, b"x"),
        (termios.TIOCSCTTY, 1),
        (termios.TIOCSWINSZ, b"\0" * 8),
        (termios.TIOCSPGRP, b"\0" * 4),
        (0x5423, b"\0" * 4),  # TIOCSETD
        (0x541C, b"\x0b" + b"\0" * 7),  # TIOCLINUX
    ):
        try:
            fcntl.ioctl(number, request, value)
            worked.append(request)
        except OSError:
            pass
try:
    worked.append(os.openpty())
except OSError:
    pass


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        return None if worked else await self.get_response(request)
