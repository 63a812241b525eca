"""Iterators from iterators (CPython: Modules/itertoolsmodule.c)."""
from operator import index as _index

__all__ = ('accumulate', 'chain', 'combinations', 'combinations_with_replacement', 'compress', 'count', 'cycle',
           'dropwhile', 'filterfalse', 'groupby', 'islice', 'pairwise', 'permutations', 'product', 'repeat',
           'starmap', 'takewhile', 'tee', 'zip_longest')

_missing = object()


def _need(name, args, count):
    if len(args) != count:
        raise TypeError(f"{name} expected {count} argument{'s' * (count != 1)}, got {len(args)}")


def _eager(function):
    """A class of iterators over the generators that a function gives, which has read its arguments before."""
    class Made:
        def __init__(self, *args, **kwargs):
            self._steps = function(*args, **kwargs)

        def __iter__(self):
            return self

        def __next__(self):
            return next(self._steps)

    Made.__name__ = Made.__qualname__ = function.__name__
    return Made


class count:
    def __init__(self, start=0, step=1):
        for number in start, step:
            if not any(hasattr(type(number), way) for way in ('__index__', '__int__', '__float__', '__complex__')):
                raise TypeError('a number is required')
        if isinstance(start, int) and isinstance(step, int) and step == 1:
            start = _index(start)
        self._next, self._step = start, step

    def __iter__(self):
        return self

    def __next__(self):
        value = self._next
        self._next = value + self._step
        return value

    def __repr__(self):
        if isinstance(self._step, int) and self._step == 1:
            return f'count({self._next!r})'
        return f'count({self._next!r}, {self._step!r})'


class cycle:
    def __init__(self, *args):
        _need('cycle', args, 1)
        self._it, self._saved, self._at = iter(args[0]), [], 0

    def __iter__(self):
        return self

    def __next__(self):
        if self._it is not None:
            x = next(self._it, _missing)
            if x is not _missing:
                self._saved.append(x)
                return x
            self._it = None
        if not self._saved:
            raise StopIteration
        x = self._saved[self._at]
        self._at = (self._at + 1) % len(self._saved)
        return x


class repeat:
    def __init__(self, object=_missing, times=_missing):
        if object is _missing:
            raise TypeError("repeat() missing required argument 'object' (pos 1)")
        self._object, self._left = object, None if times is _missing else max(_index(times), 0)

    def __iter__(self):
        return self

    def __next__(self):
        if self._left is not None:
            if self._left <= 0:
                raise StopIteration
            self._left -= 1
        return self._object

    def __length_hint__(self):
        if self._left is None:
            raise TypeError('len() of unsized object')
        return self._left

    def __repr__(self):
        if self._left is None:
            return f'repeat({self._object!r})'
        return f'repeat({self._object!r}, {self._left})'


class chain:
    def __init__(self, *iterables):
        self._outer, self._inner = iter(iterables), iter(())

    @classmethod
    def from_iterable(cls, *args):
        if len(args) != 1:
            raise TypeError(f'{cls.__name__}.from_iterable() takes exactly one argument ({len(args)} given)')
        new = cls()
        new._outer = iter(args[0])
        return new

    def __iter__(self):
        return self

    def __next__(self):
        while True:
            x = next(self._inner, _missing)
            if x is not _missing:
                return x
            try:
                self._inner = iter(next(self._outer))
            except BaseException:
                self._outer = iter(())  # it ends with the first trouble
                raise


class accumulate:
    def __init__(self, iterable, func=None, *, initial=None):
        self._it, self._func, self._initial, self._total = iter(iterable), func, initial, _missing

    def __iter__(self):
        return self

    def __next__(self):
        if self._initial is not None:
            self._total, self._initial = self._initial, None
            return self._total
        x = next(self._it)
        if self._total is _missing:
            self._total = x
        elif self._func is None:
            self._total = self._total + x
        else:
            self._total = self._func(self._total, x)
        return self._total


class compress:
    def __init__(self, data, selectors):
        self._data, self._selectors = iter(data), iter(selectors)

    def __iter__(self):
        return self

    def __next__(self):
        while True:
            x = next(self._data)
            if next(self._selectors):
                return x


class _Filter:
    """Of an iterable what a predicate lets through."""

    def __init__(self, *args):
        _need(type(self).__name__, args, 2)
        self._predicate, self._it, self._over = args[0], iter(args[1]), False

    def __iter__(self):
        return self


class dropwhile(_Filter):
    def __next__(self):
        while True:
            x = next(self._it)
            if self._over:
                return x
            if not self._predicate(x):
                self._over = True
                return x


class takewhile(_Filter):
    def __next__(self):
        if self._over:
            raise StopIteration
        x = next(self._it)
        if self._predicate(x):
            return x
        self._over = True
        raise StopIteration


class filterfalse(_Filter):
    def __next__(self):
        while True:
            x = next(self._it)
            if not (x if self._predicate is None or self._predicate is bool else self._predicate(x)):
                return x


class starmap(_Filter):
    def __next__(self):
        return self._predicate(*next(self._it))


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
        self._grouper = None
        if self._key is _missing:
            self._advance()
        while self._target is not _missing and self._key == self._target:
            self._advance()
        self._target = self._key
        self._grouper = _grouper(self, self._target)
        return self._key, self._grouper


class _grouper:
    def __init__(self, groups, target):
        self._groups, self._target = groups, target

    def __iter__(self):
        return self

    def __next__(self):
        groups = self._groups
        if groups._grouper is not self:
            raise StopIteration
        if groups._value is _missing:
            groups._advance()
        if not groups._key == self._target:
            raise StopIteration
        x, groups._value = groups._value, _missing
        return x


def _limit(x, complaint, least=0):
    try:
        x = _index(x)
    except TypeError:
        x = least - 1
    if x < least:
        raise ValueError(complaint)
    return x


class islice:
    def __init__(self, *args):
        if not 2 <= len(args) <= 4:
            raise TypeError(f"islice expected at {'most 4' if len(args) > 4 else 'least 2'} arguments, got {len(args)}")
        limits = slice(*args[1:])
        several = 'Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.'
        single = 'Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.'
        stop = None if limits.stop is None else _limit(limits.stop, single)
        start = 0 if limits.start is None else _limit(limits.start, several)
        self._step = 1 if limits.step is None else _limit(
            limits.step, 'Step for islice() must be a positive integer or None.', 1)
        self._it, self._done, self._wanted, self._stop = iter(args[0]), 0, start, stop

    def __iter__(self):
        return self

    def __next__(self):
        it, stop = self._it, self._stop
        wanted = self._wanted if stop is None else min(self._wanted, stop)
        while self._done < wanted:
            self._done += 1
            next(it)
        if self._wanted != wanted or wanted == stop:
            self._it = iter(())
            raise StopIteration
        x = next(it)
        self._done += 1
        self._wanted += self._step
        return x


class pairwise:
    def __init__(self, *args):
        _need('pairwise', args, 1)
        self._it, self._before = iter(args[0]), _missing

    def __iter__(self):
        return self

    def __next__(self):
        if self._before is _missing:
            self._before = next(self._it)
        pair = self._before, next(self._it)
        self._before = pair[1]
        return pair


@_eager
def product(*iterables, repeat=1, **unknown):
    for name in unknown:
        raise TypeError(f"'{name}' is an invalid keyword argument for product()")
    if _index(repeat) < 0:
        raise ValueError('repeat argument cannot be negative')
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
    if r is not None and not isinstance(r, int):
        raise TypeError('Expected int as r')
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
    pool, r = tuple(iterable), _index(r)
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
    pool, r = tuple(iterable), _index(r)
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


class _tee:
    """One of several readers of an iterator; what is read stands in links [value, next link]."""

    def __init__(self, it, link):
        self._it, self._link = it, link

    def __iter__(self):
        return self

    def __next__(self):
        link = self._link
        if link[1] is None:
            link[0] = next(self._it)
            link[1] = [None, None]
        self._link = link[1]
        return link[0]

    def __copy__(self):
        return _tee(self._it, self._link)


def tee(*args):
    if not 1 <= len(args) <= 2:
        raise TypeError(f"tee expected at {'most 2' if args else 'least 1'} argument{'s' * bool(args)}, got {len(args)}")
    n = _index(args[1]) if len(args) == 2 else 2
    if n < 0:
        raise ValueError('n must be >= 0')
    if not n:
        return ()
    it = iter(args[0])
    first = it if hasattr(type(it), '__copy__') else _tee(it, [None, None])
    return (first, *[first.__copy__() for _ in range(n - 1)])


class zip_longest:
    def __init__(self, *iterables, **options):
        for name in options:
            if name != 'fillvalue':
                raise TypeError('zip_longest() got an unexpected keyword argument')
        self._its, self._fill = [iter(i) for i in iterables], options.get('fillvalue')
        self._left = len(iterables)

    def __iter__(self):
        return self

    def __next__(self):
        if not self._left:
            raise StopIteration
        values = []
        for i, it in enumerate(self._its):
            x = self._fill if it is None else next(it, _missing)
            if x is _missing:
                self._its[i] = None
                self._left -= 1
                if not self._left:
                    raise StopIteration
                x = self._fill
            values.append(x)
        return tuple(values)
