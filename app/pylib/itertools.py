"""Iterators from iterators. Each is a class whose __next__ is one step. (CPython: Modules/itertoolsmodule.c)"""
from operator import index as _index
from sys import maxsize as _maxsize
from types import GenericAlias as _GenericAlias

__all__ = ('accumulate', 'chain', 'combinations', 'combinations_with_replacement', 'compress', 'count', 'cycle',
           'dropwhile', 'filterfalse', 'groupby', 'islice', 'pairwise', 'permutations', 'product', 'repeat',
           'starmap', 'takewhile', 'tee', 'zip_longest')

_missing = object()


def _itself(self):
    return self


def _restored(cls):
    return object.__new__(cls)


def _reduced(self):
    """For copy(): a copy reads on from the same source, its own places and saved items apart."""
    return _restored, (type(self),), {k: v[:] if type(v) is list else v for k, v in self.__dict__.items()}


def _no_keywords(cls, kwargs):
    if kwargs and cls.__init__ is object.__init__:  # a subclass's own __init__ may have some
        raise TypeError(f'{cls.__name__}() takes no keyword arguments')


def _check(cls, args, kwargs, wanted):
    """Complain unless there are as many positional arguments as wanted and no others."""
    _no_keywords(cls, kwargs)
    if len(args) != wanted:
        raise TypeError(f"{cls.__name__} expected {wanted} argument{'' if wanted == 1 else 's'}, got {len(args)}")


def _bind(name, args, kwargs, names, required):
    """The arguments in the order of `names`, _missing where there is none."""
    if len(args) + len(kwargs) > len(names):
        raise TypeError(f"{name}() takes at most {len(names)} argument{'' if len(names) == 1 else 's'} "
                        f'({len(args) + len(kwargs)} given)')
    values = [*args, *[kwargs.pop(n, _missing) for n in names[len(args):]]]
    for place in range(required):
        if values[place] is _missing:
            raise TypeError(f"{name}() missing required argument '{names[place]}' (pos {place + 1})")
    for other in kwargs:
        if other in names:
            raise TypeError(f'argument for {name}() given by name (\'{other}\') and position '
                            f'({names.index(other) + 1})')
        raise TypeError(f"'{other}' is an invalid keyword argument for {name}()")
    return values


class count:
    """Numbers from start on."""

    def __new__(cls, *args, **kwargs):
        start, step = _bind('count', args, kwargs, ('start', 'step'), 0)
        self = super().__new__(cls)
        self._next, self._step = 0 if start is _missing else start, 1 if step is _missing else step
        for number in self._next, self._step:
            if not (isinstance(number, complex) or any(hasattr(type(number), name) for name in
                                                       ('__index__', '__int__', '__float__'))):
                raise TypeError('a number is required')
        if isinstance(self._next, int) and isinstance(self._step, int) and self._step == 1:
            self._next = _index(self._next)
        return self

    __iter__ = _itself
    __reduce__ = _reduced

    def __next__(self):
        value = self._next
        self._next = value + self._step
        return value

    def __repr__(self):
        name, step = type(self).__name__, self._step
        if isinstance(step, int) and step == 1:
            return f'{name}({self._next!r})'
        return f'{name}({self._next!r}, {step!r})'


class cycle:
    """The items, and then the same again and again."""

    def __new__(cls, *args, **kwargs):
        _check(cls, args, kwargs, 1)
        self = super().__new__(cls)
        self._it, self._saved, self._at = iter(args[0]), [], 0
        return self

    __iter__ = _itself

    def __reduce__(self):
        return _restored, (type(self),), self.__dict__  # what one copy reads is saved for all

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
    """One object, for ever or so many times."""

    def __new__(cls, *args, **kwargs):
        self = super().__new__(cls)
        self._object, times = _bind('repeat', args, kwargs, ('object', 'times'), 1)
        self._left = None if times is _missing else max(_index(times), 0)
        return self

    __iter__ = _itself
    __reduce__ = _reduced

    def __next__(self):
        if self._left is not None:
            if not self._left:
                raise StopIteration
            self._left -= 1
        return self._object

    def __length_hint__(self):
        if self._left is None:
            raise TypeError('len() of unsized object')
        return self._left

    def __repr__(self):
        rest = '' if self._left is None else f', {self._left}'
        return f'{type(self).__name__}({self._object!r}{rest})'


class chain:
    """The items of the first iterable, then of the next."""

    def __new__(cls, *iterables, **kwargs):
        _no_keywords(cls, kwargs)
        return cls.from_iterable(iterables)

    @classmethod
    def from_iterable(cls, *args):
        if len(args) != 1:
            raise TypeError(f'{cls.__name__}.from_iterable() takes exactly one argument ({len(args)} given)')
        self = object.__new__(cls)
        self._outer, self._inner = iter(args[0]), None
        return self

    __iter__ = _itself
    __reduce__ = _reduced
    __class_getitem__ = classmethod(_GenericAlias)

    def __next__(self):
        while True:
            if self._inner is None:
                self._open()
            x = next(self._inner, _missing)
            if x is not _missing:
                return x
            self._inner = None

    def _open(self):
        outer, self._outer = self._outer, None  # whatever is wrong with the next: that was all
        if outer is None:
            raise StopIteration
        self._inner = iter(next(outer))
        self._outer = outer


class accumulate:
    """Running totals."""

    def __new__(cls, *args, **kwargs):
        initial = kwargs.pop('initial', None)
        iterable, func = _bind('accumulate', args, kwargs, ('iterable', 'func'), 1)
        self = super().__new__(cls)
        self._it, self._func = iter(iterable), None if func is _missing else func
        self._initial, self._total = initial, _missing
        return self

    __iter__ = _itself
    __reduce__ = _reduced

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
    """The items of data whose selector is true."""

    def __new__(cls, *args, **kwargs):
        data, selectors = _bind('compress', args, kwargs, ('data', 'selectors'), 2)
        self = super().__new__(cls)
        self._data, self._selectors = iter(data), iter(selectors)
        return self

    __iter__ = _itself
    __reduce__ = _reduced

    def __next__(self):
        while True:
            x = next(self._data)
            if next(self._selectors):
                return x


class _Judged:
    """What a function is asked about each item."""

    def __new__(cls, *args, **kwargs):
        _check(cls, args, kwargs, 2)
        self = super().__new__(cls)
        self._function, self._it, self._over = args[0], iter(args[1]), False
        return self

    __iter__ = _itself
    __reduce__ = _reduced


class dropwhile(_Judged):
    """The items from the first on that the predicate denies."""

    def __next__(self):
        x = next(self._it)
        while not self._over:
            if not self._function(x):
                self._over = True
                break
            x = next(self._it)
        return x


class takewhile(_Judged):
    """The items up to the first that the predicate denies."""

    def __next__(self):
        if self._over:
            raise StopIteration
        x = next(self._it)
        if self._function(x):
            return x
        self._over = True
        raise StopIteration


class filterfalse(_Judged):
    """The items that the predicate denies."""

    def __next__(self):
        while True:
            x = next(self._it)
            if not (x if self._function is None else self._function(x)):
                return x


class starmap(_Judged):
    """What the function gives for each tuple of arguments."""

    def __next__(self):
        args = next(self._it)
        return self._function(*(args if type(args) is tuple else tuple(args)))


class groupby:
    """Pairs of a key and the items that follow each other with it."""

    def __new__(cls, *args, **kwargs):
        iterable, key = _bind('groupby', args, kwargs, ('iterable', 'key'), 1)
        self = super().__new__(cls)
        self._it, self._keyfunc = iter(iterable), None if key is _missing else key
        self._target = self._key = self._value = _missing
        self._current = None
        return self

    __iter__ = _itself
    __reduce__ = _reduced

    def _advance(self):
        x = next(self._it)
        self._key = x if self._keyfunc is None else self._keyfunc(x)
        self._value = x

    def _in_group(self, target):
        return target is self._key or target == self._key

    def __next__(self):
        self._current = None
        while self._key is _missing or (self._target is not _missing and self._in_group(self._target)):
            self._advance()
        self._target = self._key
        self._current = group = _grouper(self, self._target)
        return self._key, group


class _grouper:
    def __init__(self, groups, target):
        self._groups, self._target = groups, target

    __iter__ = _itself
    __reduce__ = _reduced

    def __next__(self):
        groups = self._groups
        if groups._current is not self:
            raise StopIteration
        if groups._value is _missing:
            groups._advance()
        if not groups._in_group(self._target):
            raise StopIteration
        x, groups._value, groups._key = groups._value, _missing, _missing
        return x


def _limit(value, default):
    """A limit of islice; -1 for what is none."""
    if value is None:
        return default
    try:
        number = _index(value)
    except TypeError:
        return -1
    return number if number <= _maxsize else -1


class islice:
    """Some of the items, chosen as in a slice."""

    def __new__(cls, *args, **kwargs):
        _no_keywords(cls, kwargs)
        if not 2 <= len(args) <= 4:
            raise TypeError(f"islice expected at {'least 2' if len(args) < 2 else 'most 4'} arguments, got {len(args)}")
        given = slice(*args[1:])
        start, stop, step = _limit(given.start, 0), _limit(given.stop, _maxsize), _limit(given.step, 1)
        if stop == -1:
            raise ValueError('Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.')
        if start < 0 or stop < 0:
            raise ValueError('Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.')
        if step < 1:
            raise ValueError('Step for islice() must be a positive integer or None.')
        self = super().__new__(cls)
        self._it, self._taken = iter(args[0]), 0
        self._next, self._stop, self._step = start, stop, step
        return self

    __iter__ = _itself
    __reduce__ = _reduced

    def __next__(self):
        it, self._it = self._it, None  # whatever ends it ends it for ever
        if it is None:
            raise StopIteration
        while self._taken < self._next:
            next(it)
            self._taken += 1
        if self._taken >= self._stop:
            raise StopIteration
        x = next(it)
        self._taken += 1
        self._next = min(self._next + self._step, self._stop)
        self._it = it
        return x


class pairwise:
    """Each item with the one after it."""

    def __new__(cls, *args, **kwargs):
        _check(cls, args, kwargs, 1)
        self = super().__new__(cls)
        self._it, self._before = iter(args[0]), _missing
        return self

    __iter__ = _itself
    __reduce__ = _reduced

    def __next__(self):
        if self._it is None:
            raise StopIteration
        try:
            if self._before is _missing:
                self._before = next(self._it)
            before = self._before
            x = next(self._it)
        except BaseException:
            self._it, self._before = None, _missing
            raise
        self._before = x
        return before, x


class product:
    """Every choice of one item from each iterable."""

    def __new__(cls, *iterables, **kwargs):
        repeat = kwargs.pop('repeat', 1)
        for other in kwargs:
            raise TypeError(f"'{other}' is an invalid keyword argument for product()")
        if _index(repeat) < 0:
            raise ValueError('repeat argument cannot be negative')
        self = super().__new__(cls)
        self._pools = [tuple(p) for p in iterables] * repeat
        self._places = None if all(self._pools) else []
        self._over = self._places is not None
        return self

    __iter__ = _itself
    __reduce__ = _reduced

    def __next__(self):
        if self._over:
            raise StopIteration
        if self._places is None:
            self._places = [0] * len(self._pools)
        else:
            self._turn()
        return tuple([p[i] for p, i in zip(self._pools, self._places)])

    def _turn(self):
        """The last place that is not at its end goes on, those after it begin anew."""
        pools, places = self._pools, self._places
        for k in reversed(range(len(pools))):
            places[k] += 1
            if places[k] < len(pools[k]):
                return
            places[k] = 0
        self._over = True
        raise StopIteration


class _Choices:
    """Ordered choices of r items: _places are their indices in the pool; what comes next says _turn(), None: nothing."""

    def _begin(self, pool, places):
        self._pool, self._places, self._fresh = pool, places, True
        return self

    __iter__ = _itself
    __reduce__ = _reduced

    def __next__(self):
        if self._places is None:
            raise StopIteration
        if self._fresh:
            self._fresh = False
        else:
            self._places = self._turn()
            if self._places is None:
                raise StopIteration
        pool = self._pool
        return tuple([pool[i] for i in self._places])


class permutations(_Choices):
    """Every order of r items."""

    def __new__(cls, *args, **kwargs):
        iterable, r = _bind('permutations', args, kwargs, ('iterable', 'r'), 1)
        pool = tuple(iterable)
        n = len(pool)
        if r is _missing or r is None:
            r = n
        if not isinstance(r, int):
            raise TypeError('Expected int as r')
        if r < 0:
            raise ValueError('r must be non-negative')
        self = super().__new__(cls)._begin(pool, list(range(r)) if r <= n else None)
        self._order, self._cycles = list(range(n)), [n - i for i in range(min(r, n))]
        return self

    def _turn(self):
        order, cycles = self._order, self._cycles
        for i in reversed(range(len(cycles))):
            cycles[i] -= 1
            if cycles[i]:
                j = len(order) - cycles[i]
                order[i], order[j] = order[j], order[i]
                return order[:len(cycles)]
            order[i:] = [*order[i + 1:], order[i]]
            cycles[i] = len(order) - i
        return None


def _pool_and_length(name, args, kwargs):
    iterable, r = _bind(name, args, kwargs, ('iterable', 'r'), 2)
    pool, r = tuple(iterable), _index(r)
    if r < 0:
        raise ValueError('r must be non-negative')
    return pool, r


class combinations(_Choices):
    """Every choice of r items."""

    def __new__(cls, *args, **kwargs):
        pool, r = _pool_and_length('combinations', args, kwargs)
        return super().__new__(cls)._begin(pool, list(range(r)) if r <= len(pool) else None)

    def _turn(self):
        places, n = self._places, len(self._pool)
        r = len(places)
        for k in reversed(range(r)):
            if places[k] != k + n - r:
                places[k:] = range(places[k] + 1, places[k] + 1 + r - k)
                return places
        return None


class combinations_with_replacement(_Choices):
    """Every choice of r items, each as often as one likes."""

    def __new__(cls, *args, **kwargs):
        pool, r = _pool_and_length('combinations_with_replacement', args, kwargs)
        return super().__new__(cls)._begin(pool, [0] * r if pool or not r else None)

    def _turn(self):
        places = self._places
        for k in reversed(range(len(places))):
            if places[k] != len(self._pool) - 1:
                places[k:] = [places[k] + 1] * (len(places) - k)
                return places
        return None


class _Source:
    """What the iterators of a tee() share."""

    def __init__(self, iterable):
        self._it, self._running = iter(iterable), False

    def fill(self, link):
        """Put the next item and an empty link after it into an empty link."""
        if self._running:
            raise RuntimeError('cannot re-enter the tee iterator')
        self._running = True
        try:
            x = next(self._it)
        finally:
            self._running = False
        if not link:
            link += x, []


class _tee:
    """One of several that read the same items: it stands at a link of their list."""

    def __new__(cls, iterable, /):
        if isinstance(iterable, _tee):
            return iterable.__copy__()
        self = super().__new__(cls)
        self._source, self._link = _Source(iterable), []
        return self

    __iter__ = _itself
    __reduce__ = _reduced

    def __next__(self):
        if not self._link:
            self._source.fill(self._link)
        x, self._link = self._link
        return x

    def __copy__(self):
        new = object.__new__(_tee)
        new._source, new._link = self._source, self._link
        return new


def tee(*args, **kwargs):
    """n independent iterators over the same items."""
    if kwargs:
        raise TypeError('itertools.tee() takes no keyword arguments')
    if not 1 <= len(args) <= 2:
        few = len(args) < 1
        raise TypeError(f"tee expected at {'least 1 argument' if few else 'most 2 arguments'}, got {len(args)}")
    iterable, n = args if len(args) == 2 else (args[0], 2)
    n = _index(n)
    if n < 0:
        raise ValueError('n must be >= 0')
    if not n:
        return ()
    first = iter(iterable)
    if not hasattr(first, '__copy__'):
        first = _tee(first)
    return first, *[first.__copy__() for _ in range(n - 1)]


class zip_longest:
    """Tuples of items; the shorter iterables are filled up."""

    def __new__(cls, *iterables, **kwargs):
        fillvalue = kwargs.pop('fillvalue', None)
        if kwargs:
            raise TypeError('zip_longest() got an unexpected keyword argument')
        self = super().__new__(cls)
        self._iterators, self._fillvalue = [iter(i) for i in iterables], fillvalue
        self._left = len(iterables)
        return self

    __iter__ = _itself
    __reduce__ = _reduced

    def __next__(self):
        left, self._left = self._left, 0  # an exception ends it
        if not left:
            raise StopIteration
        values = []
        for i, it in enumerate(self._iterators):
            x = self._fillvalue if it is None else next(it, _missing)
            if x is _missing:
                self._iterators[i] = None
                left -= 1
                if not left:
                    raise StopIteration
                x = self._fillvalue
            values.append(x)
        self._left = left
        return tuple(values)
