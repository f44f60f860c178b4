"""The console script; ``python -I -m autograder`` where not even PYTHONPATH is to be trusted."""

import sys


def main() -> None:
    """Import the commands, and run the one that was called."""
    try:
        from autograder.cli import main as run  # takes a while, in which Ctrl-C may come
    except KeyboardInterrupt:
        sys.stderr.write("error: stopped\n")
        sys.exit(130)
    run()


if __name__ == "__main__":
    main()
