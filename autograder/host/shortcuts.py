"""Shortcuts through Django: a thread for what needs none, and a line in a log that nobody reads,
would each cost as much as the request.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from typing import Any

from asgiref.sync import sync_to_async
from django.conf import settings
from django.core import signals
from django.core.exceptions import SuspiciousOperation
from django.core.handlers import base, exception
from django.core.handlers.exception import response_for_exception
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBadRequest,
    HttpResponseForbidden,
    HttpResponseNotFound,
    HttpResponseRedirect,
    HttpResponseServerError,
    JsonResponse,
)
from django.test import client
from django.utils.log import log_response, request_logger


def take() -> None:
    """Take them from now on."""
    client.sync_to_async = base.sync_to_async = exception.sync_to_async = _sync_to_async
    base.log_response = exception.log_response = _log_response


def _sync_to_async(function: Callable[..., Any], **kwargs: Any) -> Callable[..., Awaitable[Any]]:
    """``sync_to_async``, without a thread for what takes no time: where Django closes a response of
    its own that nobody has given anything to close, asks the hooks for errors when there are none,
    and makes its own response of an error, or logs one, when nobody hears of it.
    """
    needs_thread: Callable[..., bool]
    if function is response_for_exception:
        needs_thread = _takes_time
    elif function is _log_response:
        needs_thread = _is_logged
    elif _closes_nothing(function) or _asks_no_hook(function):
        needs_thread = _never
    else:
        return sync_to_async(function, **kwargs)

    async def at_once(*args: Any, **fields: Any) -> Any:
        if needs_thread(*args):
            return await sync_to_async(function, **kwargs)(*args, **fields)
        return function(*args, **fields)

    return at_once


def _log_response(
    *args: Any, response: Any, logger: logging.Logger = request_logger, **fields: Any
) -> None:
    if _has_a_handler(logger):
        log_response(*args, response=response, logger=logger, **fields)
    else:
        response._has_been_logged = True


def _closes_nothing(function: Callable[..., Any]) -> bool:
    response: Any = getattr(function, "__self__", None)
    return type(response) in _RESPONSES and len(response._resource_closers) <= 1


def _asks_no_hook(function: Callable[..., Any]) -> bool:
    handler: Any = getattr(function, "__self__", None)
    asks = getattr(function, "__func__", None) is base.BaseHandler.process_exception_by_middleware
    return asks and not handler._exception_middleware


def _never(*_: object) -> bool:
    return False


def _takes_time(_: HttpRequest, error: Exception) -> bool:
    """Whether a response to this error reads files, or somebody is told of it."""
    if settings.DEBUG or settings.TEMPLATES:
        return True
    if isinstance(error, SuspiciousOperation):
        logger = logging.getLogger(f"django.security.{type(error).__name__}")
        if _has_a_handler(logger):
            return True
    return bool(signals.got_request_exception.receivers) or _is_logged()


def _is_logged(*_: object) -> bool:
    return _has_a_handler(request_logger)


def _has_a_handler(logger: logging.Logger | None) -> bool:
    while logger is not None:
        if logger.filters or any(type(h) is not logging.NullHandler for h in logger.handlers):
            return True
        logger = logger.parent if logger.propagate else None
    return False


_RESPONSES = {
    *(HttpResponse, HttpResponseRedirect, JsonResponse),
    # What Django answers with when there is an error.
    *(HttpResponseBadRequest, HttpResponseForbidden, HttpResponseNotFound, HttpResponseServerError),
}
