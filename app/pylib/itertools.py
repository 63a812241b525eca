"""Iterators from iterators."""

__all__ = ('accumulate', 'chain', 'combinations', 'combinations_with_replacement', 'compress', 'count', 'cycle',
           'dropwhile', 'filterfalse', 'groupby', 'islice', 'pairwise', 'permutations', 'product', 'repeat',
           'starmap', 'takewhile', 'tee', 'zip_longest')

_missing = object()


def _class(named, make):
    """A class of iterators over the generators that make() gives."""
    class Made:
        def __init__(self, *args, **kwargs):
            self._steps = make(*args, **kwargs)

        def __iter__(self):
            return self

        def __next__(self):
            return next(self._steps)

    Made.__name__ = Made.__qualname__ = named.__name__
    return Made


def _eager(function):
    """The same, of a function that reads its arguments at once and gives a generator."""
    return _class(function, function)


def _iterator(place=0):
    """Decorator: such a class from a generator function. The argument at `place` is to be iterated over; what is no
    iterable is found when the iterator is made."""
    def decorate(function):
        def make(*args, **kwargs):
            if len(args) > place:
                args = (*args[:place], iter(args[place]), *args[place + 1:])
            return function(*args, **kwargs)
        return _class(function, make)
    return decorate


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


@_iterator()
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


@_iterator()
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


@_iterator()
def compress(data, selectors):
    for d, s in zip(data, selectors):
        if s:
            yield d


@_iterator(1)
def dropwhile(predicate, iterable):
    it = iter(iterable)
    for x in it:
        if not predicate(x):
            yield x
            break
    for x in it:
        yield x


@_iterator(1)
def takewhile(predicate, iterable):
    for x in iterable:
        if not predicate(x):
            break
        yield x


@_iterator(1)
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
        return self._key, _grouper(self, self._target, self._id)


@_eager
def _grouper(groups, target, number):
    while groups._id is number and groups._key == target:
        yield groups._value
        try:
            groups._advance()
        except StopIteration:
            return


class islice:
    def __init__(self, iterable, *args):
        limits = slice(*args)
        start = 0 if limits.start is None else limits.start
        stop = limits.stop
        step = 1 if limits.step is None else limits.step
        if not isinstance(stop, int | None) or len(args) == 1 and stop is not None and stop < 0:
            raise ValueError('Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.')
        if not isinstance(start, int) or start < 0 or stop is not None and stop < 0:
            raise ValueError('Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.')
        if not isinstance(step, int) or step < 1:
            raise ValueError('Step for islice() must be a positive integer or None.')
        self._steps = _islice(iter(iterable), start, stop, step)

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._steps)


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


@_iterator()
def pairwise(iterable):
    it = iter(iterable)
    before = next(it, _missing)
    if before is _missing:
        return
    for x in it:
        yield before, x
        before = x


@_eager
def product(*iterables, repeat=1):
    return _product([tuple(p) for p in iterables] * repeat)


def _product(pools):
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


@_eager
def permutations(iterable, r=None):
    pool = tuple(iterable)
    if r is not None and r < 0:
        raise ValueError('r must be non-negative')
    return _permutations(pool, len(pool) if r is None else r)


def _permutations(pool, r):
    n = len(pool)
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


@_eager
def combinations(iterable, r):
    pool = tuple(iterable)
    if r < 0:
        raise ValueError('r must be non-negative')
    return _combinations(pool, r)


def _combinations(pool, r):
    n = len(pool)
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


@_eager
def combinations_with_replacement(iterable, r):
    pool = tuple(iterable)
    if r < 0:
        raise ValueError('r must be non-negative')
    return _combinations_with_replacement(pool, r)


def _combinations_with_replacement(pool, r):
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


@_iterator(1)
def starmap(function, iterable):
    for args in iterable:
        yield function(*args)


def tee(iterable, n=2):
    it = iter(iterable)
    rows = [[] for _ in range(n)]

    @_eager
    def _tee(mine):
        while True:
            if not mine:
                x = next(it, _missing)
                if x is _missing:
                    return
                for row in rows:
                    row.append(x)
            yield mine.pop(0)
    return tuple([_tee(row) for row in rows])


@_eager
def zip_longest(*iterables, fillvalue=None):
    return _zip_longest([iter(i) for i in iterables], fillvalue)


def _zip_longest(iterators, fillvalue):
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
