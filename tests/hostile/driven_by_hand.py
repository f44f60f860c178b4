# 02_async_call | right | drives get_response's coroutine by send() and throw() in an __await__ of its own | full
class Driven:
    def __init__(self, coroutine):
        self.coroutine = coroutine

    def __await__(self):
        try:
            waits = self.coroutine.send(None)
            while True:
                try:
                    value = yield waits
                except BaseException as error:
                    waits = self.coroutine.throw(error)
                else:
                    waits = self.coroutine.send(value)
        except StopIteration as done:
            return done.value
        finally:
            self.coroutine.close()


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        return await Driven(self.get_response(request))
