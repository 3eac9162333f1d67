#!/usr/bin/env python
"""Django's command line for claimsdb: ``manage.py help`` lists what it does."""

import os
import sys

from django.core.management import execute_from_command_line
from django.db import OperationalError, ProgrammingError


def main() -> None:
    """Run a command. What is wrong with the database is said in a line; ``--traceback`` shows where."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "claimsdb.settings")
    try:
        execute_from_command_line(sys.argv)
    except BrokenPipeError:
        # Whoever read the output has read enough (``| head``): nothing is left to flush it to.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except (OperationalError, ProgrammingError) as error:
        if "--traceback" in sys.argv:
            raise
        unmade = "no such table" in str(error) or "does not exist" in str(error)
        sys.exit(f"The database: {error}" + ("\nIt lacks tables: run manage.py migrate first." if unmade else ""))


if __name__ == "__main__":
    main()
