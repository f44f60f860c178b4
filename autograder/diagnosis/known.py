"""What the reader knows of Django, asyncio and other libraries: names and what they do."""

from __future__ import annotations

_BY_ROLE = {
    "print": (
        "builtins.print",
        "sys.stdout.write",
        "sys.stderr.write",
        "rich.print",
        "pprint.pprint",
    ),
    "bridge": (
        *("asyncio.run", "run_until_complete", "async_to_sync", "run_coroutine_threadsafe"),
        *("asgiref.sync.async_to_sync", "anyio.run", "trio.run", "asyncio.runners.run"),
    ),
    "spawn": ("create_task", "ensure_future", "asyncio.tasks.create_task", "start_soon"),
    "gather": ("gather",),
    "wrap": ("wait_for", "shield", "asyncio.wait", "as_completed"),
    "coroutine": ("asyncio.sleep",),
    "thread": ("to_thread", "run_in_executor"),
    "threaded": ("sync_to_async", "database_sync_to_async"),
    "newthread": ("threading.Thread", "threading.Timer", "_thread.start_new_thread"),
    "callback": ("call_soon", "call_later", "call_at", "call_soon_threadsafe", "submit"),
    "lock": (
        *("asyncio.Lock", "asyncio.Semaphore", "asyncio.BoundedSemaphore", "asyncio.Condition"),
        *("threading.Lock", "threading.RLock", "threading.Semaphore", "threading.Condition"),
        *("threading.BoundedSemaphore", "asyncio.locks.Lock", "anyio.Lock", "anyio.Semaphore"),
        *("multiprocessing.Lock", "asyncio.locks.Semaphore"),
    ),
    "event": ("asyncio.Event", "threading.Event", "create_future", "asyncio.Future"),
    "copy": ("copy.copy", "copy.deepcopy"),
    "own": (
        *("HttpResponse", "JsonResponse", "StreamingHttpResponse", "FileResponse"),
        *("HttpResponseRedirect", "HttpResponsePermanentRedirect", "HttpResponseNotModified"),
        *("HttpResponseBadRequest", "HttpResponseNotFound", "HttpResponseForbidden"),
        *("HttpResponseNotAllowed", "HttpResponseGone", "HttpResponseServerError"),
        *("TemplateResponse", "SimpleTemplateResponse", "HttpResponseBase"),
        *("django.shortcuts.render", "django.shortcuts.redirect"),
    ),
    "partial": ("functools.partial", "partialmethod"),
    "same": ("builtins.staticmethod", "builtins.classmethod", "typing.cast", "iscoroutinemarked"),
    "setattr": ("builtins.setattr",),
    "getattr": ("builtins.getattr", "builtins.hasattr"),
    "container": (
        *("builtins.dict", "builtins.list", "builtins.set", "defaultdict", "collections.deque"),
        *("OrderedDict", "WeakValueDictionary", "WeakKeyDictionary", "WeakSet", "Counter"),
    ),
}

ROLES = {name: role for role, names in _BY_ROLE.items() for name in names}
"""What calling something from outside means, by its dotted name or its last part."""

TASK_METHODS = frozenset(
    {"add_done_callback", "cancel", "close", "done", "result", "exception", "cancelled", "send"}
    | {"__await__", "get_name", "set_name", "throw", "remove_done_callback"}
)
KEEPING = frozenset({"append", "add", "update", "setdefault", "insert", "put_nowait", "appendleft"})
HEADERS_METHODS = frozenset({"get", "items", "keys", "values", "setdefault", "pop", "__delitem__"})

_BLOCKING = frozenset(
    {"time.sleep", "os.system", "builtins.input", "builtins.open", "os.popen", "socket.socket"}
    | {"subprocess.run", "subprocess.call", "subprocess.check_output", "urllib.request.urlopen"}
    | {"os.path.exists", "os.path.isfile", "os.listdir", "os.stat"}
)


def blocks(name: str) -> bool:
    """Whether calling this blocks the thread."""
    return name in _BLOCKING or name.startswith(("requests.", "httpx.get", "httpx.post"))


# Written out, since importing Django costs the judge a fifth of a second; a test compares.
RESPONSE = frozenset(
    [
        "add_post_render_callback",
        "allowed_schemes",
        "charset",
        "close",
        "closed",
        "content",
        "context_data",
        "cookies",
        "delete_cookie",
        "flush",
        "get",
        "getvalue",
        "has_header",
        "headers",
        "is_async",
        "is_rendered",
        "items",
        "make_bytes",
        "readable",
        "reason_phrase",
        "render",
        "rendered_content",
        "rendering_attrs",
        "resolve_context",
        "resolve_template",
        "seekable",
        "serialize",
        "serialize_headers",
        "set_cookie",
        "set_signed_cookie",
        "setdefault",
        "status_code",
        "status_code_preserve_request",
        "streaming",
        "streaming_content",
        "tell",
        "template_name",
        "text",
        "url",
        "using",
        "writable",
        "write",
        "writelines",
    ]
)
REQUEST = frozenset(
    [
        "COOKIES",
        "FILES",
        "GET",
        "META",
        "POST",
        "accepted_type",
        "accepted_types",
        "accepted_types_by_precedence",
        "accepts",
        "body",
        "body_receive_timeout",
        "build_absolute_uri",
        "close",
        "content_params",
        "content_type",
        "encoding",
        "get_full_path",
        "get_full_path_info",
        "get_host",
        "get_port",
        "get_preferred_type",
        "get_signed_cookie",
        "headers",
        "is_secure",
        "method",
        "parse_file_upload",
        "path",
        "path_info",
        "read",
        "readline",
        "readlines",
        "resolver_match",
        "scheme",
        "scope",
        "script_name",
        "multipart_parser_class",
        "upload_handlers",
        "user",
        "auser",
        "session",
        "site",
        "csrf_processing_done",
        "urlconf",
    ]
)

PUT_ON_THE_REQUEST = frozenset({"user", "auser", "session", "site"})
"""What other middleware of Django's puts on a request, where it is installed."""

FOREIGN = frozenset(
    {"ok", "status", "code", "statusCode", "reason", "is_success", "add_header", "set_header"}
    | {"setHeader", "append", "header", "raise_for_status", "json", "update", "body", "data"}
)
"""What other libraries' requests and responses have."""


def names(kind: str) -> frozenset[str]:
    """The names of the attributes of Django's request or response."""
    return REQUEST if kind == "request" else RESPONSE


def has(kind: str, name: str) -> bool:
    """Whether Django's request or response has an attribute of this name."""
    return name.startswith("_") or name in names(kind)
