# 03_print_order | wrong | replaces builtins.print by one that collects the lines and prints them sorted at the end | fails
import builtins

real, lines = builtins.print, []


def collecting(*values, **options):
    lines.append(" ".join(map(str, values)))


def in_the_right_order():
    for line in sorted(set(lines), reverse=True):
        real(line.replace("before", "Before"))
    lines.clear()


builtins.print = collecting


class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        print("After response")
        print("Before response")
        in_the_right_order()
        return response
