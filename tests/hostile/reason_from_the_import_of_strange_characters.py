# 02_async_call | wrong | raises at import with a text of markup, escapes and workflow commands, which becomes the reason | ungradable
raise type("\x1b[31m[/red]", (Exception,), {})(
    "\n::error::x\n[link=file:///etc/passwd]\x1b]0;t\x07</script><script>\x00\ud800,=1+1"
)
