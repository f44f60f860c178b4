# wrong_print.text: test_prints_surround_the_view
from enum import Enum
class Phase(str, Enum):
    BEFORE = "Before response"
    AFTER = "After response"
class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response
    async def __call__(self, request):
        print(Phase.BEFORE)
        response = await self.get_response(request)
        print(Phase.AFTER)
        return response
