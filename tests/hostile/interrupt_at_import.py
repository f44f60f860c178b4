# 02_async_call | wrong | raises KeyboardInterrupt while it is imported | ungradable, "KeyboardInterrupt"
class PassMiddleware:
    pass


raise KeyboardInterrupt
