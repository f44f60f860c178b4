# STYLE: the decision made in a thread, which is awaited
import asyncio
import http


def means_ok(status_code):
    return status_code == http.HTTPStatus.OK


class StatusMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        if await asyncio.to_thread(means_ok, response.status_code):
            response["X-Status"] = "OK"
        return response
