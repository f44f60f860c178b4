# 02_async_call | right | takes the time of each request in three time zones by zoneinfo | full
import logging
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

logger = logging.getLogger("times")


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        begun = datetime.now(timezone.utc)
        for name in ("Europe/Berlin", "America/St_Johns", "Asia/Kathmandu"):
            try:
                logger.debug("%s", begun.astimezone(ZoneInfo(name)).isoformat())
            except ZoneInfoNotFoundError:
                logger.debug("no zone %s here", name)
        response = await self.get_response(request)
        assert datetime.now(timezone.utc) - begun < timedelta(days=1)
        return response
