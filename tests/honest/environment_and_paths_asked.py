# 02_async_call | right | asks os.environ, pathlib, tempfile.gettempdir, platform and shutil, and writes nothing | full
import os
import platform
import shutil
import sys
import tempfile
import warnings
from pathlib import Path

DEBUG = os.environ.get("DEBUG", "") == "1"
HERE = Path(__file__).resolve().parent if "__file__" in globals() else Path.cwd()
try:
    TEMP = tempfile.gettempdir()
except FileNotFoundError:  # nowhere to write
    TEMP = None
WHERE = (platform.python_version(), shutil.which("python"), sys.version_info[:2], os.getpid())
if DEBUG:
    warnings.warn("debugging", RuntimeWarning, stacklevel=1)


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        return await self.get_response(request)
