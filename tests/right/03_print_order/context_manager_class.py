# STYLE: a sync context manager with __enter__ and __exit__, f-strings


class Around:
    __slots__ = ("name",)

    def __init__(self, name):
        self.name = name

    def say(self, word):
        print(f"{word} {self.name}")

    def __enter__(self):
        self.say("Before")

    def __exit__(self, kind, error, trace):
        if error is None:
            self.say("After")
        return False


class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        with Around("response"):
            response = await self.get_response(request)
        return response
