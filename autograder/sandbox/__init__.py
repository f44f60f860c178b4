"""How a host is started, and what walls stand around it. One file a wall."""
