# 04_missing_await | wrong | loops without end and swallows whatever is raised into the loop | fails, "s of CPU"
class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        while True:
            try:
                while True:
                    pass
            except BaseException:
                continue
