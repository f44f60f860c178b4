# shared_state: test_nothing_is_kept
import time
from dataclasses import dataclass, field


@dataclass
class PassMiddleware:
    """Pass-through middleware with light-weight metrics.

    Attributes:
        get_response: The next layer.
        timings: Wall-clock duration of each request.
    """

    get_response: object
    timings: dict = field(default_factory=dict)

    async def __call__(self, request):
        started = time.monotonic()
        try:
            return await self.get_response(request)
        finally:
            self.timings[request.get_full_path()] = time.monotonic() - started
