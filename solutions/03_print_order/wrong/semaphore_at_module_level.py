# serialises.semaphore: test_prints_overlap, test_requests_overlap, test_instances_are_independent
from asyncio import Semaphore

one_at_a_time = Semaphore(1)


class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        print('Before response')
        async with one_at_a_time:
            response = await self.get_response(request)
        print('After response')
        return response
