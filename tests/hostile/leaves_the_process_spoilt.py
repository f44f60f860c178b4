# 02_async_call | right | leaves the process spoilt: environment, folder, path, umask, signals, warnings, locale, recursion | full
import locale
import os
import random
import signal
import sys
import warnings

os.environ.clear()
os.environ.update(PYTHONPATH="/nowhere", DJANGO_SETTINGS_MODULE="spoilt", PYTEST_ADDOPTS="-x")
for spoil in (
    lambda: os.chdir("/"),
    lambda: os.umask(0o777),
    lambda: sys.path.append("/nowhere"),
    lambda: sys.meta_path.append(object()),
    lambda: sys.argv.clear(),
    lambda: sys.setswitchinterval(0.5),
    lambda: sys.setrecursionlimit(400),
    lambda: signal.signal(signal.SIGINT, signal.SIG_IGN),
    lambda: signal.signal(signal.SIGTERM, signal.SIG_IGN),
    lambda: locale.setlocale(locale.LC_ALL, "C"),
    lambda: warnings.filterwarnings("always"),
    lambda: random.seed(1),
):
    try:
        spoil()
    except Exception:
        pass


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        return await self.get_response(request)
