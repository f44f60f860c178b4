# 04_missing_await | wrong | raises an exception of its own that is no Exception, in __init__ and in the request | fails
class Beyond(BaseException):
    pass


class HeaderMiddleware:
    made = 0

    def __init__(self, get_response):
        self.get_response = get_response
        HeaderMiddleware.made += 1
        if HeaderMiddleware.made > 1:
            raise Beyond("made")

    async def __call__(self, request):
        raise Beyond("called")
