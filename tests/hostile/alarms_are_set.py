# 02_async_call | right | sets an alarm and interval timers, whose signals would end the process | full
import signal

signal.alarm(1)
for which in (signal.ITIMER_REAL, signal.ITIMER_VIRTUAL, signal.ITIMER_PROF):
    try:
        signal.setitimer(which, 0.001)
    except OSError:
        pass


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        for _ in range(100_000):
            pass
        return await self.get_response(request)
