# 04_missing_await | wrong | runs bytecode that takes names and constants from nowhere | fails, "your code ended the process"
import types


def plain():
    return 1


class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        code = plain.__code__
        for wild in (b"\x7f", b"\xff"):
            for first in range(256):
                try:
                    eval(code.replace(co_code=bytes([first]) + wild + code.co_code, co_consts=()))
                except Exception:
                    pass
        return None
