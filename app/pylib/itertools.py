"""Iterators from iterators."""

__all__ = ('accumulate', 'chain', 'combinations', 'combinations_with_replacement', 'compress', 'count', 'cycle',
           'dropwhile', 'filterfalse', 'groupby', 'islice', 'pairwise', 'permutations', 'product', 'repeat',
           'starmap', 'takewhile', 'tee', 'zip_longest')

_missing = object()


class count:
    def __init__(self, start=0, step=1):
        self._next, self._step = start, step

    def __iter__(self):
        return self

    def __next__(self):
        value = self._next
        self._next = value + self._step
        return value

    def __repr__(self):
        return f'count({self._next})' if self._step == 1 else f'count({self._next}, {self._step})'


def cycle(iterable):
    saved = []
    for x in iterable:
        yield x
        saved.append(x)
    while saved:
        for x in saved:
            yield x


class repeat:
    def __init__(self, object, times=None):
        self._object, self._left = object, times

    def __iter__(self):
        return self

    def __next__(self):
        if self._left is not None:
            if self._left <= 0:
                raise StopIteration
            self._left -= 1
        return self._object

    def __repr__(self):
        if self._left is None:
            return f'repeat({self._object!r})'
        return f'repeat({self._object!r}, {self._left})'


class chain:
    def __init__(self, *iterables):
        self._outer, self._inner = iter(iterables), iter(())

    @classmethod
    def from_iterable(cls, iterables):
        new = cls()
        new._outer = iter(iterables)
        return new

    def __iter__(self):
        return self

    def __next__(self):
        while True:
            x = next(self._inner, _missing)
            if x is not _missing:
                return x
            self._inner = iter(next(self._outer))


def accumulate(iterable, func=None, *, initial=None):
    it = iter(iterable)
    total = initial
    if initial is None:
        total = next(it, _missing)
        if total is _missing:
            return
    yield total
    for x in it:
        total = total + x if func is None else func(total, x)
        yield total


def compress(data, selectors):
    for d, s in zip(data, selectors):
        if s:
            yield d


def dropwhile(predicate, iterable):
    it = iter(iterable)
    for x in it:
        if not predicate(x):
            yield x
            break
    for x in it:
        yield x


def takewhile(predicate, iterable):
    for x in iterable:
        if not predicate(x):
            break
        yield x


def filterfalse(predicate, iterable):
    for x in iterable:
        if not (x if predicate is None else predicate(x)):
            yield x


class groupby:
    def __init__(self, iterable, key=None):
        self._it = iter(iterable)
        self._keyfunc = key
        self._target = self._key = self._value = _missing

    def __iter__(self):
        return self

    def _advance(self):
        self._value = next(self._it)
        self._key = self._value if self._keyfunc is None else self._keyfunc(self._value)

    def __next__(self):
        self._id = object()
        if self._key is _missing:
            self._advance()
        while self._target is not _missing and self._key == self._target:
            self._advance()
        self._target = self._key
        return self._key, self._group(self._target, self._id)

    def _group(self, target, number):
        while self._id is number and self._key == target:
            yield self._value
            try:
                self._advance()
            except StopIteration:
                return


def islice(iterable, *args):
    limits = slice(*args)
    start = 0 if limits.start is None else limits.start
    stop = limits.stop
    step = 1 if limits.step is None else limits.step
    if start < 0 or stop is not None and stop < 0:
        raise ValueError('Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.')
    if step < 1:
        raise ValueError('Step for islice() must be a positive integer or None.')
    return _islice(iter(iterable), start, stop, step)


def _islice(it, start, stop, step):
    i = 0
    wanted = start
    while stop is None or wanted < stop:
        while i <= wanted:
            x = next(it, _missing)
            if x is _missing:
                return
            i += 1
        yield x
        wanted += step
    while i < stop:
        if next(it, _missing) is _missing:
            return
        i += 1


def pairwise(iterable):
    it = iter(iterable)
    before = next(it, _missing)
    if before is _missing:
        return
    for x in it:
        yield before, x
        before = x


def product(*iterables, repeat=1):
    pools = [tuple(p) for p in iterables] * repeat
    places = [0] * len(pools)
    if any(not p for p in pools):
        return
    while True:
        yield tuple([p[i] for p, i in zip(pools, places)])
        for k in reversed(range(len(pools))):
            places[k] += 1
            if places[k] < len(pools[k]):
                break
            places[k] = 0
        else:
            return


def permutations(iterable, r=None):
    pool = tuple(iterable)
    n = len(pool)
    r = n if r is None else r
    if r > n:
        return

    def rest(used):
        if len(used) == r:
            yield tuple([pool[i] for i in used])
            return
        for i in range(n):
            if i not in used:
                yield from rest(used + [i])
    yield from rest([])


def combinations(iterable, r):
    pool = tuple(iterable)
    n = len(pool)
    if r < 0:
        raise ValueError('r must be non-negative')
    if r > n:
        return
    places = list(range(r))
    while True:
        yield tuple([pool[i] for i in places])
        for k in reversed(range(r)):
            if places[k] != k + n - r:
                break
        else:
            return
        places[k] += 1
        for j in range(k + 1, r):
            places[j] = places[j - 1] + 1


def combinations_with_replacement(iterable, r):
    pool = tuple(iterable)
    if not pool and r:
        return
    places = [0] * r
    while True:
        yield tuple([pool[i] for i in places])
        for k in reversed(range(r)):
            if places[k] != len(pool) - 1:
                break
        else:
            return
        places[k:] = [places[k] + 1] * (r - k)


def starmap(function, iterable):
    for args in iterable:
        yield function(*args)


def tee(iterable, n=2):
    it = iter(iterable)
    rows = [[] for _ in range(n)]

    def branch(mine):
        while True:
            if not mine:
                x = next(it, _missing)
                if x is _missing:
                    return
                for row in rows:
                    row.append(x)
            yield mine.pop(0)
    return tuple([branch(row) for row in rows])


def zip_longest(*iterables, fillvalue=None):
    iterators = [iter(i) for i in iterables]
    left = len(iterators)
    while left:
        values = []
        for i, it in enumerate(iterators):
            x = fillvalue if it is None else next(it, _missing)
            if x is _missing:
                iterators[i] = None
                left -= 1
                if not left:
                    return
                x = fillvalue
            values.append(x)
        yield tuple(values)
