from asgiref.sync import iscoroutinefunction


class Carriage:
    def __init__(self, coupled_to):
        self.coupled_to = coupled_to

    async def wide(self, request):
        return self.sign(await self.coupled_to(request))

    def narrow(self, request):
        return self.sign(self.coupled_to(request))

    def sign(self, response):
        response["X-Carriage"] = "7"
        return response


def CarriageMiddleware(get_response):
    carriage = Carriage(get_response)
    return carriage.wide if iscoroutinefunction(get_response) else carriage.narrow


CarriageMiddleware.async_capable = True
CarriageMiddleware.sync_capable = True
