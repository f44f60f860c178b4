# 03_print_order | wrong | forks, signals, opens and connects in threads of each request, and prints in the wrong order | fails
import asyncio
import os
import signal
import socket
import subprocess


def harm():
    for act in (
        lambda: os.fork() or os._exit(0),
        lambda: os.kill(os.getppid(), 0),
        lambda: signal.raise_signal(signal.SIGSTOP),
        lambda: open("autograder-canary", "w"),
        lambda: socket.socket(),
        lambda: subprocess.Popen(["true"]),
    ):
        try:
            act()
        except OSError:
            pass


class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        await asyncio.to_thread(harm)
        response = await self.get_response(request)
        print("Before response")
        print("After response")
        return response
