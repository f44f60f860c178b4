# wrong_print: test_prints_surround_the_view
import logging

logging.basicConfig(level=logging.INFO, format="%(message)s")


class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        logging.info("Before response")
        response = await self.get_response(request)
        logging.info("After response")
        return response
