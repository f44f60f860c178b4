# 02_async_call | wrong | ends the process while it is imported | ungradable, "your code ended the process"
import os

os._exit(0)


class PassMiddleware:
    pass
