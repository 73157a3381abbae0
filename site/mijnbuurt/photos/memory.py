"""Large buffers go back to the machine as soon as they are free."""

import ctypes
import logging

logger = logging.getLogger(__name__)

M_MMAP_THRESHOLD = -3
LARGE_BYTES = 1024 * 1024


def give_back_large_buffers() -> bool:
    """Have the C library take what is large from the machine itself, and give it back when freed.

    Left alone it learns from photos to keep tens of megabytes for each thread, which a server with
    many threads never gives back. Whether that library knows how: others than glibc do not.
    """
    try:
        return bool(ctypes.CDLL(None).mallopt(M_MMAP_THRESHOLD, LARGE_BYTES))
    except (OSError, AttributeError):
        logger.debug("This C library has no mallopt")
        return False
