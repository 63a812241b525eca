"""What a pattern's parts find below a folder."""


def found(path, parts):
    """The paths below it, a name or a pattern at a time; '**' is a folder and all those in it, '' a folder itself."""
    return _inside(path, parts) if path.is_dir() else iter(())


def check(parts):
    for part in parts:
        if '**' in part and part != '**':
            raise ValueError("Invalid pattern: '**' can only be an entire path component")


def _folders(path):
    yield path
    with path._scandir() as entries:
        inner = [entry.name for entry in entries if entry.is_dir(follow_symlinks=False)]
    for name in inner:
        yield from _folders(path._child_named(name))


def _named(path, name, rest):
    child = path._child_named(name)
    if child.is_dir() if rest else child.exists():
        yield from _inside(child, rest)


def _fitting(path, pattern, rest):
    fits = path._flavour.matcher(pattern)
    with path._scandir() as entries:
        names = [entry.name for entry in entries if fits(entry.name) and (not rest or entry.is_dir())]
    for name in names:
        yield from _inside(path._child_named(name), rest)


def _anywhere(path, rest):
    told = set()
    for folder in _folders(path):
        for one in _inside(folder, rest):
            if one not in told:
                told.add(one)
                yield one


def _inside(path, parts):
    if not parts or not parts[0]:
        yield path
        return
    part, *rest = parts
    if part == '**':
        step = _anywhere(path, rest)
    elif any(c in part for c in '*?['):
        step = _fitting(path, part, rest)
    else:
        step = _named(path, part, rest)
    try:
        yield from step
    except PermissionError:
        pass
