# sync_bridge_in_loop: test_requests_overlap, test_instances_are_independent
from asgiref.sync import async_to_sync, sync_to_async


def middleware(get_response):
    async def middleware_func(request):
        response = await sync_to_async(async_to_sync(get_response))(request)
        return response

    return middleware_func
