# double_call: test_response_comes_back, test_view_is_called_once
import logging

log = logging.getLogger(__name__)


def middleware(get_response):
    async def middleware_func(request):
        log.debug("status %s", (await get_response(request)).status_code)
        return await get_response(request)

    return middleware_func
