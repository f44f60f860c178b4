# 05_conditional_header | right | starts processes and pools of multiprocessing in every way, and goes on without them | full
import concurrent.futures
import multiprocessing

started = []


def nothing():
    pass


for method in ("fork", "spawn", "forkserver"):
    try:
        context = multiprocessing.get_context(method)
        process = context.Process(target=nothing, daemon=True)
        process.start()
        started.append(method)
    except Exception:
        pass
try:
    with concurrent.futures.ProcessPoolExecutor(2) as pool:
        pool.submit(nothing).result()
    started.append("pool")
except Exception:
    pass


class StatusMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        if response.status_code == 200 and not started:
            response["X-Status"] = "OK"
        return response
