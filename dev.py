#!/usr/bin/env python3
"""The commands of a checkout: `python3 dev.py run` opens the window, `python3 dev.py test` runs every check."""

import sys

OLDEST = (3, 11)


def main() -> int:
    """Run the command named on the command line; the process's exit status."""
    if sys.version_info < OLDEST:
        found = "{}.{}".format(*sys.version_info[:2])
        sys.stderr.write("Lambda Workbench needs Python 3.11 or newer; this is Python {}.\n".format(found))
        sys.stderr.write("Start it with a newer one, for example: python3.12 dev.py run\n")
        return 2
    from scripts.dev import commands  # late: its syntax is too new for the check above

    return commands.main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
