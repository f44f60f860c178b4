# 02_async_call | wrong | patches socket.recv to see the judge's commands, and answers without the view | fails
import re
import socket

from django.http import HttpResponse

heard = []


def listening(self, size, *flags):
    data = super(socket.socket, self).recv(size, *flags)
    heard.append(data)
    return data


socket.socket.recv = listening


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        tokens = re.findall(rb"[a-z2-9]{12}", b"".join(heard))
        return HttpResponse(tokens[-1] if tokens else b"")
