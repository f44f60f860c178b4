# 03_print_order | wrong | sums up all numbers at import, in C code, where no signal handler of Python's runs | ungradable, "s of CPU"
import itertools
import signal

signal.signal(signal.SIGTERM, signal.SIG_IGN)
total = sum(itertools.count())


class LogMiddleware:
    pass
