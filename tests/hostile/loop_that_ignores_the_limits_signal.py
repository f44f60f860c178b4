# 02_async_call | wrong | ignores and blocks SIGXCPU, by which the CPU's limit is told, and loops without end | fails, "s of CPU"
import signal

signal.signal(signal.SIGXCPU, signal.SIG_IGN)
signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        while True:
            pass
