# 02_async_call | wrong | reads the judge's commands away in a thread of its own and answers a request with what it finds | fails
import os
import re
import stat
import threading

from django.http import HttpResponse

stolen = []


def steal():
    for fd in range(3, 64):
        try:
            if stat.S_ISSOCK(os.fstat(fd).st_mode):
                stolen.append(os.read(fd, 1 << 16))
                return
        except OSError:
            pass


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        if not stolen:
            thread = threading.Thread(target=steal, daemon=True)
            thread.start()
        body = re.findall(rb"[a-z2-9]{12}", b"".join(stolen))
        return HttpResponse(body[0] if body else b"")
