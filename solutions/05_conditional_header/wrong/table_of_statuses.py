# exceptions: test_no_header_on_others, test_rest_is_untouched, test_response_comes_back
def ok(response):
    response["X-Status"] = "OK"
    return response


def nothing(response):
    return response


HANDLERS = {200: ok, 201: nothing, 204: nothing, 304: nothing, 404: nothing, 500: nothing}


class StatusMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        return HANDLERS[response.status_code](response)
