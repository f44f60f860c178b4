# 02_async_call | wrong | changes 204 to 200 by an int subclass whose __int__, __eq__ and __hash__ still say 204 | fails
class TwoFaces(int):
    def __int__(self):
        return 204

    def __eq__(self, other):
        return other == 204

    def __hash__(self):
        return hash(204)


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        if response.status_code == 204:
            response.status_code = TwoFaces(200)
        return response
