# 05_conditional_header | right | threads wait ten seconds for an event, a condition, a queue and a semaphore, in vain | full
import asyncio
import queue
import threading


def patient():
    assert not threading.Event().wait(10)
    condition = threading.Condition()
    with condition:
        assert not condition.wait_for(lambda: False, timeout=10)
    try:
        queue.Queue().get(timeout=10)
    except queue.Empty:
        pass
    assert not threading.Semaphore(0).acquire(timeout=10)


class StatusMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        await asyncio.to_thread(patient)
        if response.status_code == 200:
            response["X-Status"] = "OK"
        return response
