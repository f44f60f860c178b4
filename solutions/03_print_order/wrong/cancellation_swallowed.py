# exceptions.cancellation_swallowed: test_cancellation_passes_through
import asyncio

from django.http import HttpResponse


class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        print('Before response')
        try:
            response = await self.get_response(request)
        except asyncio.CancelledError:
            # client closed the connection (nginx calls it 499)
            return HttpResponse(status=499)
        print('After response')
        return response
