# response_replaced.stream_replaced: test_response_comes_back
def middleware(get_response):
    async def middleware_func(request):
        response = await get_response(request)
        if response.streaming:
            if response.is_async:
                parts = response.streaming_content

                async def counted():
                    async for part in parts:
                        yield part

                response.streaming_content = counted()
        return response

    return middleware_func
