# 03_print_order | wrong | calls sys.exit(0) while it is imported | ungradable, "ends the program while it is loaded"
import sys


class LogMiddleware:
    pass


sys.exit(0)
