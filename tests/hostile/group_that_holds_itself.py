# 04_missing_await | wrong | raises an ExceptionGroup that says it holds nothing but itself | fails, "s of CPU"
class Russian(ExceptionGroup):
    @property
    def exceptions(self):
        return (self,)


class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        try:
            return await self.get_response(request)
        finally:
            raise Russian("a doll", [ValueError()])
