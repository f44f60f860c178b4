# 03_print_order | wrong | prints lone surrogates, NUL, ANSI escapes, markup, script tags and workflow commands | fails
NASTY = (
    "\ud800\udfff",
    "\x00 after a NUL",
    "\x1b[2J\x1b[1;1H\x1b[32m✓ all passed  14/14\x1b[0m",
    "\x1b]0;a title\x07\x1b]8;;http://127.0.0.1/\x1b\\link\x1b]8;;\x1b\\",
    "[/red][bold green]✓ passed[/bold green] [link=file:///etc]x[/link]",
    "<script>alert(1)</script><img src=x onerror=alert(2)>",
    "::error file=app.py,line=1::forged\n::set-output name=score::14\n::add-mask::a",
    "]]> <!-- &#0; %0A::stop-commands::x",
    "=cmd|' /C calc'!A1,\"quoted\"\r\nnew;row\ttab",
    "\u202e desrever \u2066 \ufeff \u2028 \u0085",
)


class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        for text in NASTY:
            print(text)
        print("Before response")
        response = await self.get_response(request)
        print("After response")
        return response
