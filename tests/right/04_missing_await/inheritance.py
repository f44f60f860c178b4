# STYLE: a general base class, a subclass that fills in name and value, super().__call__
class PassOn:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        return await self.get_response(request)


class Labels(PassOn):
    labels: dict = {}

    async def __call__(self, request):
        response = await super().__call__(request)
        for label in self.labels.items():
            response.__setitem__(*label)
        return response


class HeaderMiddleware(Labels):
    labels = {"X-Custom": "Value"}
