# shared_state: test_instances_are_independent
# "get_response is the same for all of them, so it goes on the class."
class PassMiddleware:
    get_response = None

    def __init__(self, get_response):
        PassMiddleware.get_response = get_response

    async def __call__(self, request):
        response = await PassMiddleware.get_response(request)
        return response
