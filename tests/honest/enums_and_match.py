# 05_conditional_header | right | decides by an enum, a match statement and a walrus | full
import enum
from http import HTTPStatus


class Verdict(enum.Enum):
    LABEL = enum.auto()
    LEAVE = enum.auto()


def judge(status):
    match status:
        case HTTPStatus.OK:
            return Verdict.LABEL
        case int():
            return Verdict.LEAVE
        case _:
            raise TypeError(status)


class StatusMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        if judge((response := await self.get_response(request)).status_code) is Verdict.LABEL:
            response["X-Status"] = "OK"
        return response
