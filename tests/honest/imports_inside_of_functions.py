# 04_missing_await | right | imports json, decimal, sqlite3, xml, email, uuid, secrets and statistics inside of functions | full
class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        import json
        import secrets
        import statistics
        import uuid
        from decimal import Decimal
        from email.utils import formatdate

        response = await self.get_response(request)
        note = {
            "id": str(uuid.uuid4()),
            "token": secrets.token_hex(8),
            "mean": statistics.fmean([1, 2, 3]),
            "price": str(Decimal("0.1") * 3),
            "date": formatdate(),
        }
        response["X-Custom"] = self.tagged(json.loads(json.dumps(note)))
        return response

    def tagged(self, note):
        import sqlite3
        import xml.etree.ElementTree as ElementTree

        assert sqlite3.sqlite_version_info
        root = ElementTree.fromstring("<a><b>Value</b></a>")
        return root.findtext("b") if note["mean"] == 2 else None
