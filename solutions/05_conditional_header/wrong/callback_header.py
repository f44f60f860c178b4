# task_instead_of_await: test_header_on_200, test_response_comes_back
import asyncio


class StatusMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        task = asyncio.ensure_future(self.get_response(request))

        def done(t):
            if t.result().status_code == 200:
                t.result()["X-Status"] = "OK"

        task.add_done_callback(done)
        return task
