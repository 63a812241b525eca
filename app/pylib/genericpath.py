"""What the paths of all systems have in common."""
from os.path import commonprefix, exists, getatime, getctime, getmtime, getsize, isdir, isfile

__all__ = ['commonprefix', 'exists', 'getatime', 'getctime', 'getmtime', 'getsize', 'isdir', 'isfile']
