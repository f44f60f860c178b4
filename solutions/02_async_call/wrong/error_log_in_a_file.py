# blocks_loop: test_loop_stays_free
import contextlib


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        try:
            return await self.get_response(request)
        except Exception as error:
            with contextlib.suppress(OSError), open("errors.log", "a") as log:
                log.write(repr(error))
            raise
