# 02_async_call | wrong | reads XML of a billion laughs in the request | fails
import xml.etree.ElementTree as ET

LAUGHS = "".join(
    f'<!ENTITY l{n} "{"&l%d;" % (n - 1) * 10}">' if n else '<!ENTITY l0 "ha">' for n in range(10)
)


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        ET.fromstring(f"<!DOCTYPE x [{LAUGHS}]><x>&l9;</x>")
        return await self.get_response(request)
