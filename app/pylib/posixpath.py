"""os.path, by the name that it has on POSIX."""
import sys
from os import path

sys.modules[__name__] = path
