# STYLE: a metaclass wraps every __call__; a demo under __main__
import asyncio


class Announcing(type):
    def __new__(meta, name, bases, namespace):
        inner = namespace.pop("__call__")

        async def __call__(self, request):
            print("Before response")
            response = await inner(self, request)
            print("After response")
            return response

        namespace["__call__"] = __call__
        return super().__new__(meta, name, bases, namespace)


class LogMiddleware(metaclass=Announcing):
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        return await self.get_response(request)


if __name__ == "__main__":

    async def view(request):
        return f"answer to {request}"

    print(asyncio.run(LogMiddleware(view)("a request")))
