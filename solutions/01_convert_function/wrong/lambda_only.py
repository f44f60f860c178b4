# sync_call: test_call_gives_an_awaitable
middleware = lambda get_response: lambda request: get_response(request)
