# 02_async_call | wrong | raises an exception whose class name and text are ANSI escapes, markup and workflow commands | fails
Nasty = type("[/red]\x1b[31m<script>\n::error::x", (Exception,), {})


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        await self.get_response(request)
        raise Nasty("\x1b[2J[bold]\n::error file=x::y\n</pre><script>alert(1)</script>\x00\ud800")
