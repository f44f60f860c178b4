# 02_async_call | right | stops itself: by kill, by raise_signal, by pthread_kill, by pidfd | full
import os
import signal
import threading

for stop in (
    lambda: os.kill(os.getpid(), signal.SIGSTOP),
    lambda: signal.raise_signal(signal.SIGSTOP),
    lambda: signal.pthread_kill(threading.get_ident(), signal.SIGSTOP),
    lambda: signal.pidfd_send_signal(os.pidfd_open(os.getpid()), signal.SIGSTOP),
):
    try:
        stop()
    except OSError:
        pass


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        return await self.get_response(request)
