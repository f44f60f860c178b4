# STYLE: stdout wrapped anew in UTF-8
import io, sys
sys.stdout = io.TextIOWrapper(sys.stdout.detach(), encoding="utf-8", line_buffering=True)
def middleware(get_response):
    async def inner(request):
        print("hello", request.path)
        return await get_response(request)
    return inner
