"""What the site asks before it can answer: two slow services, written without async.

This file is for playing, in the notebook or beside it. When your middleware is checked, the kit
puts its own functions of these names in their place: they take the same argument, and return when
the check lets them.
"""

import time


def load_tenant(key):
    """Look up the tenant with this key: its name."""
    time.sleep(0.1)
    return f"the {key} theatre"


def load_flags(key):
    """Look up which features this tenant has switched on."""
    time.sleep(0.1)
    return "gift cards" if key == "little" else "gift cards, seat map"
