# 02_async_call | right | forks as often as it may, at import and in requests, and gives a wrong answer if it ever can | full
import os
import time

forked = 0


def bomb(rounds):
    global forked
    for _ in range(rounds):
        try:
            child = os.fork()
        except OSError:
            continue
        if not child:
            time.sleep(20)
            os._exit(0)
        forked += 1


bomb(30)


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        bomb(2)
        return None if forked else await self.get_response(request)
