"""Threads that Django takes for what needs none, spared: each would cost more than the request."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from typing import Any

from asgiref.sync import sync_to_async
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
from django.utils.log import log_response


def spare() -> None:
    """Spare them from now on."""
    client.sync_to_async = base.sync_to_async = exception.sync_to_async = _sync_to_async


def _sync_to_async(function: Callable[..., Any], **kwargs: Any) -> Callable[..., Awaitable[Any]]:
    """``sync_to_async``, without a thread for what takes no time: where Django closes a response of
    its own that nobody has given anything to close, asks the hooks for errors when there are none,
    and makes a response of an error, or logs one, when nobody hears of it.
    """
    heard: Callable[..., bool]
    if function is response_for_exception:
        heard = _is_heard_of
    elif function is log_response:
        heard = _is_logged
    elif _closes_nothing(function) or _asks_no_hook(function):
        heard = _never
    else:
        return sync_to_async(function, **kwargs)

    async def at_once(*args: Any, **fields: Any) -> Any:
        if heard(*args):
            return await sync_to_async(function, **kwargs)(*args, **fields)
        return function(*args, **fields)

    return at_once


def _closes_nothing(function: Callable[..., Any]) -> bool:
    response: Any = getattr(function, "__self__", None)
    return type(response) in _RESPONSES and len(response._resource_closers) <= 1


def _asks_no_hook(function: Callable[..., Any]) -> bool:
    handler: Any = getattr(function, "__self__", None)
    asks = getattr(function, "__func__", None) is base.BaseHandler.process_exception_by_middleware
    return asks and not handler._exception_middleware


def _never(*_: object) -> bool:
    return False


def _is_heard_of(_: HttpRequest, error: Exception) -> bool:
    """Whether somebody is told when Django makes a response of this error."""
    if isinstance(error, SuspiciousOperation) and _has_a_handler(
        f"django.security.{type(error).__name__}"
    ):
        return True
    return bool(signals.got_request_exception.receivers) or _is_logged()


def _is_logged(*_: object) -> bool:
    return _has_a_handler("django.request")


def _has_a_handler(name: str) -> bool:
    logger: logging.Logger | None = logging.getLogger(name)
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
