# 04_missing_await | right | sets the header from an asynccontextmanager on an AsyncExitStack | full
from contextlib import AsyncExitStack, asynccontextmanager, nullcontext, suppress


@asynccontextmanager
async def labelled(holder):
    yield holder
    for response in holder:
        response["X-Custom"] = "Value"


class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        async with AsyncExitStack() as stack:
            holder = await stack.enter_async_context(labelled([]))
            stack.enter_context(nullcontext())
            with suppress(LookupError):
                {}["nothing"]
            holder.append(await self.get_response(request))
        return holder.pop()
