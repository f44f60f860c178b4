# STYLE: MiddlewareMixin with __call__ and __acall__ of its own
import asyncio

from django.utils.deprecation import MiddlewareMixin

from services import load_flags, load_tenant


class LoaderMiddleware(MiddlewareMixin):
    def process_request(self, request):
        request.tenant = request.flags = None

    def __call__(self, request):
        if self.async_mode:
            return self.__acall__(request)
        self.process_request(request)
        if key := request.headers.get("X-Tenant"):
            request.tenant, request.flags = load_tenant(key), load_flags(key)
        return self.get_response(request)

    async def __acall__(self, request):
        self.process_request(request)
        if key := request.headers.get("X-Tenant"):
            request.tenant, request.flags = await asyncio.gather(
                asyncio.to_thread(load_tenant, key), asyncio.to_thread(load_flags, key)
            )
        return await self.get_response(request)
