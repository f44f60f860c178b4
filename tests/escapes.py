"""Markup and an escape for a terminal, and code that prints or raises them."""

from __future__ import annotations

from commands import RIGHT

MARKUP = "[red]x[/red] [/] [link=http://a.example]y[/link]"
ANSI = "\x1b[5;45m"
AS_TYPED = "\\x1b[5;45m"
PRINTS = RIGHT.replace('"Before response"', repr(MARKUP + ANSI))
RAISES = RIGHT.replace('print("After response")', f"raise ValueError({MARKUP + ANSI!r})")
