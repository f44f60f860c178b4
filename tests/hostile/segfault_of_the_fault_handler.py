# 02_async_call | wrong | lets the fault handler, which is on, read memory that is not there, at import | ungradable, "your code ended the process with signal 11"
import faulthandler

faulthandler.enable(2)
faulthandler._read_null()


class PassMiddleware:
    pass
