# 02_async_call | wrong | puts numbers, None and lone surrogates into its own module's names | ungradable
globals()[7] = globals()[None] = globals()[("a", "tuple")] = "no name"
globals()["\ud800"] = globals()["</script>"] = globals()["\x1b[31m::error::"] = 1


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        return None
