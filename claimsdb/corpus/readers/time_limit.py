"""Work of others' code on hostile input, held to a time: in a process of its own, which is killed when it is over.

Neither a signal nor a thread would do: libxml2 takes minutes over a tag of 300,000 attributes, and trafilatura over a
paragraph of 15,000 links, and neither looks up before it is done.
"""

import atexit
import multiprocessing
from collections.abc import Callable
from functools import cache
from multiprocessing.pool import Pool
from typing import TypeVar

from claimsdb.corpus.readers.draft import UnreadableError

# The slowest honest file that was measured, 10 MB of plain paragraphs, takes 12 s on two busy cores.
TIME_LIMIT = 30.0  # seconds
# The parsers keep some memory with every file; a fresh process costs a second.
FILES_A_PROCESS = 500

Given = TypeVar("Given")
Result = TypeVar("Result")


@cache
def worker() -> Pool:
    """Return the process, started where there is none. It inherits nothing: no connection, no open file."""
    pool = multiprocessing.get_context("spawn").Pool(1, maxtasksperchild=FILES_A_PROCESS)
    atexit.register(pool.terminate)
    return pool


def in_time(function: Callable[[Given], Result], given: Given) -> Result:
    """Return what the function returns, or raise what it raises; UnreadableError where that takes too long."""
    try:
        return worker().apply_async(function, (given,)).get(TIME_LIMIT)
    except multiprocessing.TimeoutError as error:
        worker().terminate()
        worker.cache_clear()
        raise UnreadableError(f"reading it takes more than {TIME_LIMIT:.0f} seconds") from error
