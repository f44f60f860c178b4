# STYLE: return await in brackets, and a demo at the bottom
import asyncio


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        return await (
            self.get_response(request)
        )


if __name__ == "__main__":
    from django.conf import settings
    from django.http import HttpResponse
    from django.test import RequestFactory

    settings.configure()

    async def view(request):
        await asyncio.sleep(0.1)
        return HttpResponse("hello")

    async def demo():
        middleware = PassMiddleware(view)
        response = await middleware(RequestFactory().get("/"))
        print(response.status_code, response.content)

    asyncio.run(demo())
