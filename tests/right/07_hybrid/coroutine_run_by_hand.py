# One async function for both; in the sync world it never has to pause.
from asgiref.sync import iscoroutinefunction
from django.utils.decorators import sync_and_async_middleware


@sync_and_async_middleware
def CarriageMiddleware(get_response):
    wide = iscoroutinefunction(get_response)

    async def handle(request):
        response = get_response(request)
        if wide:
            response = await response
        response["X-Carriage"] = "7"
        return response

    def run(request):
        try:
            handle(request).send(None)
        except StopIteration as stop:
            return stop.value
        raise RuntimeError("it has paused")

    return handle if wide else run
