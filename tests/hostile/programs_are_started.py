# 02_async_call | right | starts programs by subprocess, posix_spawn, system, popen and pty, and gives a wrong answer if one runs | full
import os
import pty
import subprocess
import sys

ran = []
for name, start in {
    "run": lambda: subprocess.run(["/bin/sleep", "0"], check=True),
    "shell": lambda: subprocess.run("exit 0", shell=True, check=True),
    "python": lambda: subprocess.check_call([sys.executable, "-c", "pass"]),
    "spawn": lambda: os.waitpid(os.posix_spawn("/bin/true", ["true"], {}), 0),
    "spawnp": lambda: os.waitpid(os.posix_spawnp("true", ["true"], {}), 0),
    "system": lambda: 1 / (os.system("exit 7") == 7 << 8),
    "popen": lambda: 1 / (os.popen("echo here").read() == "here\n"),
    "pty": lambda: pty.fork()[0] or os._exit(0),
    "forkpty": lambda: os.forkpty()[0] or os._exit(0),
}.items():
    try:
        start()
        ran.append(name)
    except (OSError, subprocess.SubprocessError, ZeroDivisionError):
        pass


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        return None if ran else await self.get_response(request)
