"""A module beside the program comes before one of the library; one that CPython has loaded already does not."""
import os
import queue

print(queue.MINE, hasattr(os, "MINE"), hasattr(os, "environ"))
