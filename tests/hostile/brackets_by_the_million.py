# 02_async_call | right | evaluates a million nested brackets, minus signs and attributes, and swallows what comes of it | full
import ast

BOMBS = ("(" * 10**6, "[" * 10**6 + "]" * 10**6, "-" * 10**5 + "1", "{" * 99 + "}" * 99)
for bomb in BOMBS:
    for use in (eval, ast.literal_eval, lambda text: compile(text, "bomb", "eval")):
        try:
            use(bomb)
        except (SyntaxError, ValueError, RecursionError, MemoryError, TypeError):
            pass


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        return await self.get_response(request)
