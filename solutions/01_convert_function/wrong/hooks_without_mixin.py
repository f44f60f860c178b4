# mixin_misuse: test_factory_returns_a_function
# "Django calls process_request and process_response of every middleware."
class middleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def process_request(self, request):
        return None

    async def process_response(self, request, response):
        return response
