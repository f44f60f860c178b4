# 02_async_call | right | raises its limits again, of its own process and of its parent | full
import os
import resource

raised = []
for name in ("CPU", "AS", "FSIZE", "NOFILE", "NPROC", "CORE", "DATA", "STACK", "MEMLOCK"):
    kind = getattr(resource, f"RLIMIT_{name}")
    soft, hard = resource.getrlimit(kind)
    for wanted in ((resource.RLIM_INFINITY, resource.RLIM_INFINITY), (hard, hard), (soft, hard)):
        for act in (
            lambda: resource.setrlimit(kind, wanted),
            lambda: resource.prlimit(os.getppid(), kind, wanted),
        ):
            try:
                act()
                raised.append(name)
            except (OSError, ValueError):
                pass


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        return None if raised else await self.get_response(request)
