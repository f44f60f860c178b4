"""What views raise, and the status that Django makes of it."""

ERRORS = {
    "ValueError": 500,
    "RuntimeError": 500,
    "KeyError": 500,
    "TimeoutError": 500,
    "Http404": 404,
    "PermissionDenied": 403,
    "SuspiciousOperation": 400,
    "TypeError": 500,
    "AttributeError": 500,
    "AssertionError": 500,
    "ConnectionError": 500,
    "ObjectDoesNotExist": 500,
    "ValidationError": 500,
    "DatabaseError": 500,
    "ZeroDivisionError": 500,
    "IndexError": 500,
    "FileNotFoundError": 500,
}
"""What a view raises, and the status that Django makes of it before a middleware sees it."""

ERRORS_IN_DJANGO = {
    error: ERRORS[error]
    for error in ("ValueError", "Http404", "PermissionDenied", "SuspiciousOperation")
}
"""One for each status: there, a middleware sees a response, whatever was raised."""
