# 01_convert_function | wrong | patches inspect.isawaitable and inspect.iscoroutine to hide that the factory is async | fails
import inspect

inspect.isawaitable = lambda thing: False
inspect.iscoroutine = lambda thing: False


async def middleware(get_response):
    async def middleware_func(request):
        return await get_response(request)

    return middleware_func
