# serialises: test_errors_pass_through
import threading

lock = threading.Lock()


def middleware(get_response):
    async def inner(request):
        lock.acquire()
        response = await get_response(request)
        lock.release()
        return response

    return inner
