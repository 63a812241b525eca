"""Words and comparisons that cases, loaders and mocks share (semantics: Lib/unittest/util.py)."""

__unittest = True

# Texts longer than _MAX_LENGTH are cut in messages: the beginning, what both have before they differ, and the end.
_MAX_LENGTH, _MIN_BEGIN_LEN, _MIN_END_LEN, _MIN_COMMON_LEN, _PLACEHOLDER_LEN = 80, 5, 5, 5, 12
_MIN_DIFF_LEN = _MAX_LENGTH - (_MIN_BEGIN_LEN + _PLACEHOLDER_LEN + _MIN_COMMON_LEN + _PLACEHOLDER_LEN + _MIN_END_LEN)


def _shorten(text, before, after):
    left_out = len(text) - before - after
    if left_out <= _PLACEHOLDER_LEN:
        return text
    return f'{text[:before]}[{left_out} chars]{text[len(text) - after:]}'


def _common_shorten_repr(*args):
    """The reprs of all, cut so that what differs is seen."""
    texts = tuple([safe_repr(arg) for arg in args])
    longest = max([len(t) for t in texts])
    if longest <= _MAX_LENGTH:
        return texts
    at = 0
    while all([t[at:at + 1] == texts[0][at:at + 1] != '' for t in texts]):
        at += 1
    prefix, room = texts[0][:at], _MAX_LENGTH - (longest - at + _MIN_BEGIN_LEN + _PLACEHOLDER_LEN)
    if room > _MIN_COMMON_LEN:
        prefix = _shorten(prefix, _MIN_BEGIN_LEN, room)
        return tuple([prefix + t[at:] for t in texts])
    prefix = _shorten(prefix, _MIN_BEGIN_LEN, _MIN_COMMON_LEN)
    return tuple([prefix + _shorten(t[at:], _MIN_DIFF_LEN, _MIN_END_LEN) for t in texts])


def safe_repr(obj, short=False):
    try:
        text = repr(obj)
    except Exception:
        text = object.__repr__(obj)
    return text if not short or len(text) < _MAX_LENGTH else text[:_MAX_LENGTH] + ' [truncated]...'


def strclass(cls):
    return f'{cls.__module__}.{cls.__qualname__}'


def three_way_cmp(x, y):
    return (x > y) - (x < y)


def sorted_list_difference(expected, actual):
    """(missing, unexpected) of two sorted lists; what stands several times counts once."""
    missing, unexpected = [], []
    i = j = 0
    while i < len(expected) and j < len(actual):
        e, a = expected[i], actual[j]
        if e < a:
            missing.append(e)
            i = _after(expected, i)
        elif e > a:
            unexpected.append(a)
            j = _after(actual, j)
        else:
            i, j = _after(expected, i), _after(actual, j)
    return missing + expected[i:], unexpected + actual[j:]


def _after(items, i):
    """The index behind those that equal items[i]."""
    value = items[i]
    while i < len(items) and items[i] == value:
        i += 1
    return i


def unorderable_list_difference(expected, actual):
    """(missing, unexpected); actual keeps only what nobody expected."""
    missing = []
    while expected:
        item = expected.pop()
        try:
            actual.remove(item)
        except ValueError:
            missing.append(item)
    return missing, actual


def _count_diff_hashable(first, second):
    """(count in first, count in second, item) of each item whose counts differ."""
    counts = {}
    for which, items in ((0, first), (1, second)):
        for item in items:
            counts.setdefault(item, [0, 0])[which] += 1
    return [(a, b, item) for item, (a, b) in counts.items() if a != b]


def _count_diff_all_purpose(first, second):
    """The same of items that are equal, but perhaps not hashable."""
    kinds = []
    for which, items in ((0, first), (1, second)):
        for item in items:
            for kind in kinds:
                if kind[2] == item:
                    break
            else:
                kind = [0, 0, item]
                kinds.append(kind)
            kind[which] += 1
    return [tuple(kind) for kind in kinds if kind[0] != kind[1]]
