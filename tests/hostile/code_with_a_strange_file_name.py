# 04_missing_await | wrong | compiles code under file names of markup, escapes, other people's files and this very file | fails
import linecache

SOURCE = "def fall():\n    raise LookupError('from a file of no name')\n"
NAMES = ("</pre><script>", "\x1b[31m::error::", "/etc/passwd", "\x00", __file__, "[/red]" * 1000)
functions = []
for name in NAMES:
    space = {}
    try:
        linecache.cache[name] = (1, None, ["::error::forged line\n"], name)
        exec(compile("\n" * 10**6 + SOURCE, name, "exec"), space)
    except ValueError:
        continue
    functions.append(space["fall"])


class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response
        self.calls = 0

    async def __call__(self, request):
        await self.get_response(request)
        self.calls += 1
        functions[self.calls % len(functions)]()
