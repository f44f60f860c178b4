# 02_async_call | wrong | loops without end while it is imported | ungradable, "s of CPU"
while True:
    pass


class PassMiddleware:
    pass
