# STYLE: MiddlewareMixin with __call__ and __acall__ of its own
import uuid
from contextvars import ContextVar

from asgiref.sync import markcoroutinefunction

from django.utils.deprecation import MiddlewareMixin

_id = ContextVar("id", default=None)


def current_request_id():
    return _id.get()


class RequestIdMiddleware(MiddlewareMixin):
    def process_request(self, request):
        request.request_id = request.headers.get("X-Request-ID") or uuid.uuid4().hex

    def process_response(self, request, response):
        response["X-Request-ID"] = request.request_id
        return response

    def __call__(self, request):
        if self.async_mode:
            return self.__acall__(request)
        self.process_request(request)
        token = _id.set(request.request_id)
        try:
            return self.process_response(request, self.get_response(request))
        finally:
            _id.reset(token)

    async def __acall__(self, request):
        self.process_request(request)
        token = _id.set(request.request_id)
        try:
            return self.process_response(request, await self.get_response(request))
        finally:
            _id.reset(token)
