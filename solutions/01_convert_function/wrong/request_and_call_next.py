# other_framework_api: test_factory_returns_a_function
# "A middleware gets the request and the next function, as in FastAPI."
async def middleware(request, call_next):
    response = await call_next(request)
    return response
