"""What stands in ``settings.MIDDLEWARE`` as the student's.

Django is given functions of ours around the student's factory, instance and ``get_response``,
which tell what happens. No attribute is set on the student's objects: slots and frozen
dataclasses refuse them.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from asgiref.sync import iscoroutinefunction
from django.http import HttpRequest, HttpResponseBase

from autograder.host.exchange import Exchange
from autograder.host.student import Student, clean
from autograder.protocol import HookCalled, HookEnded, Message

Handler = Callable[[HttpRequest], Any]

_HOOKS = ("process_view", "process_template_response", "process_exception")


class Place:
    """The place of one instance in a stack.

    ``make(get_response)`` is the student's instance, or None if it can't be called; ``find``
    gives the exchange that a request belongs to; ``student`` knows the lines of errors.
    """

    def __init__(
        self,
        app: int,
        make: Callable[[Any], Handler | None],
        find: Callable[..., Exchange],
        emit: Callable[[Message], None],
        student: Student,
    ) -> None:
        self._app = app
        self._make = make
        self._find = find
        self._emit = emit
        self._student = student

    def completed(self, target: Any) -> Callable[[Handler], Any]:
        """The student's factory with the capability flags that lesson 6 teaches."""
        if not getattr(target, "async_capable", True):
            raise TypeError("async_capable = False tells Django that this middleware is sync")

        def factory(django_get_response: Handler) -> Any:
            return self._marked(self._made(self._async_get_response(django_get_response)))

        factory.async_capable = True  # type: ignore[attr-defined]
        factory.sync_capable = False  # type: ignore[attr-defined]
        return factory

    def as_it_is(self, target: Any) -> Callable[[Handler], Any]:
        """The student's factory as Django would find it: its own flags, its own mark or none."""

        def factory(django_get_response: Handler) -> Any:
            is_async = iscoroutinefunction(django_get_response)
            wrap = self._async_get_response if is_async else self._plain_get_response
            handler = self._made(wrap(django_get_response))
            return self._marked(handler) if iscoroutinefunction(handler) else self._plain(handler)

        for flag in ("async_capable", "sync_capable"):
            if hasattr(target, flag):
                setattr(factory, flag, getattr(target, flag))
        return factory

    # --- inside ------------------------------------------------------------------------------

    def _async_get_response(self, go_on: Handler) -> Handler:
        async def get_response(request: HttpRequest) -> HttpResponseBase:
            return await self._find(request).inner(self._app, request, go_on)

        return get_response

    def _plain_get_response(self, go_on: Handler) -> Handler:
        def get_response(request: HttpRequest) -> Any:
            return self._find(request).inner_plainly(self._app, request, go_on)

        return get_response

    def _made(self, get_response: Handler) -> Handler:
        handler = self._make(get_response)
        if handler is None:
            raise TypeError("the middleware can't be called")
        return handler

    # --- outside -----------------------------------------------------------------------------

    def _marked(self, handler: Handler) -> Handler:
        async def instance(request: HttpRequest) -> Any:
            return await self._find().through(handler, request)

        # What a student reads if Django drops the coroutine.
        named = handler if inspect.isroutine(handler) else type(handler)
        instance.__name__ = str(named.__name__)
        return self._with_hooks(instance, handler)

    def _plain(self, handler: Handler) -> Handler:
        def instance(request: HttpRequest) -> Any:
            return self._find().through_plainly(handler, request)

        return self._with_hooks(instance, handler)

    def _with_hooks(self, instance: Handler, handler: Handler) -> Handler:
        for name in _HOOKS:
            if hasattr(handler, name):
                setattr(instance, name, self._hook(name, getattr(handler, name)))
        return instance

    def _hook(self, name: str, hook: Any) -> Any:
        if not callable(hook):
            return hook
        if iscoroutinefunction(hook):

            async def told(*args: Any, **kwargs: Any) -> Any:
                with self._telling(name) as ended:
                    given = await hook(*args, **kwargs)
                    ended(given)
                return given

            return told

        def told_plainly(*args: Any, **kwargs: Any) -> Any:
            with self._telling(name) as ended:
                given = hook(*args, **kwargs)
                ended(given)
            return given

        return told_plainly

    @contextmanager
    def _telling(self, name: str) -> Iterator[Callable[[object], None]]:
        """Tell that a hook is called, and what comes of it."""
        number = self._find().number
        self._emit(HookCalled(number, name))
        try:
            yield lambda given: self._emit(HookEnded(number, name, clean(type(given).__name__)))
        except Exception as error:
            kind = clean(type(error).__name__, 200)
            self._emit(HookEnded(number, name, kind, self._student.error(error)))
            raise
