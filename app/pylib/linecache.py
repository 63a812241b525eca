"""Lines of files by number: of the program, its modules and the private disk."""
import sys as _sys

__all__ = ['getline', 'clearcache', 'checkcache', 'lazycache']

cache = {}


def clearcache():
    cache.clear()


def getline(filename, lineno, module_globals=None):
    lines = getlines(filename, module_globals)
    if not lines:
        text = _sys._source_line(filename, lineno)
        return text and text + '\n'
    return lines[lineno - 1] if 1 <= lineno <= len(lines) else ''


def getlines(filename, module_globals=None):
    if filename not in cache:
        lines = updatecache(filename, module_globals)
        if not lines:
            return lines
    return cache[filename][2]


def checkcache(filename=None):
    """What was read is read anew when it is asked for: files of programs change only by their own doing."""
    for name in list(cache) if filename is None else [filename]:
        cache.pop(name, None)


def updatecache(filename, module_globals=None):
    cache.pop(filename, None)
    if not filename or filename.startswith('<') and filename.endswith('>'):
        return []
    text = _sys._source(filename)       # the program itself is on no disk
    if text is None:
        try:
            with open(filename) as file:
                text = file.read()
        except (OSError, UnicodeDecodeError):
            return []
    lines = text.splitlines(True)
    if lines and not lines[-1].endswith('\n'):
        lines[-1] += '\n'
    cache[filename] = sum(map(len, lines)), None, lines, filename
    return lines


def lazycache(filename, module_globals):
    return False
