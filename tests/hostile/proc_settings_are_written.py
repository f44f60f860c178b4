# 02_async_call | right | writes settings of the kernel: core pattern, oom score, dumpable, sysrq, namespaces' limits | full
opened = []
for path in (
    "/proc/sys/kernel/core_pattern",
    "/proc/self/oom_score_adj",
    "/proc/self/coredump_filter",
    "/proc/self/uid_map",
    "/proc/self/attr/current",
    "/proc/sysrq-trigger",
    "/proc/sys/kernel/hostname",
    "/sys/fs/cgroup/cgroup.procs",
    "/dev/kmsg",
    "/dev/mem",
    "/dev/tty",
    "/dev/ptmx",
):
    try:
        with open(path, "ab", 0):
            opened.append(path)
    except OSError:
        pass


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        return None if opened else await self.get_response(request)
