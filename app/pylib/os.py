"""The little of the system that a program without files may ask for."""
environ = {}
name = 'posix'
sep, linesep, pathsep, curdir, pardir, devnull = '/', '\n', ':', '.', '..', '/dev/null'


def getenv(key, default=None):
    return environ.get(key, default)


def getpid():
    return 1


def getppid():
    return 0


def cpu_count():
    return 1


def getcwd():
    return '/'


def __getattr__(attribute):
    raise AttributeError(f"os.{attribute} is not part of the course's Python: programs here have no files and "
                         f"no processes", name=attribute)
