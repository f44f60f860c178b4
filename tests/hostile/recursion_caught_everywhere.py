# 02_async_call | right | recurses to the limit in functions, repr, ast and pickle, and swallows each RecursionError | full
import ast
import pickle


def down(depth):
    return down(depth + 1)


nested = []
for _ in range(100_000):
    nested = [nested]
tree = ast.Name("x", ast.Load())
for _ in range(3_000):
    tree = ast.UnaryOp(ast.USub(), tree)

for attempt in (
    lambda: down(0),
    lambda: repr(nested),
    lambda: nested == [nested],
    lambda: pickle.dumps(nested),
    lambda: compile(ast.fix_missing_locations(ast.Expression(tree)), "deep", "eval"),
):
    try:
        attempt()
    except (RecursionError, MemoryError, ValueError):
        pass
while nested:  # or its end would recurse as well
    nested = nested.pop()


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        return await self.get_response(request)
