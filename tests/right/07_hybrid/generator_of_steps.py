# What both ways have in common is a generator: it gives a request and gets a response.
from asgiref.sync import iscoroutinefunction
from django.utils.decorators import sync_and_async_middleware


def steps(request):
    response = yield request
    response["X-Carriage"] = "7"
    return response


def finish(work, response):
    try:
        work.send(response)
    except StopIteration as stop:
        return stop.value
    raise RuntimeError


@sync_and_async_middleware
def CarriageMiddleware(get_response):
    async def wide(request):
        work = steps(request)
        return finish(work, await get_response(next(work)))

    def narrow(request):
        work = steps(request)
        return finish(work, get_response(next(work)))

    return wide if iscoroutinefunction(get_response) else narrow
