"""tqdm: bars of progress on stderr, when and as tqdm 4 draws them. The clock is the program's."""
import sys
from time import time

__version__ = '4.66.5'
__all__ = ('tqdm', 'trange')

_BLOCKS = ' \u258f\u258e\u258d\u258c\u258b\u258a\u2589\u2588'
_WIDTH, _SMALLEST, _LONGEST = 10, 0.1, 10.0


class _Average:
    """Of the last numbers, the newer ones weighing more."""

    def __init__(self, smoothing):
        self._alpha, self._last, self._calls = smoothing, 0, 0

    def __call__(self, x=None):
        beta = 1 - self._alpha
        if x is not None:
            self._last = self._alpha * x + beta * self._last
            self._calls += 1
        return self._last / (1 - beta ** self._calls) if self._calls else self._last


def _bar(fraction, width, ascii):
    charset = ' 123456789#' if ascii is True else ascii or _BLOCKS
    symbols = len(charset) - 1
    whole, part = divmod(int(fraction * width * symbols), symbols)
    text = charset[-1] * whole
    return text + charset[part] + charset[0] * (width - whole - 1) if whole < width else text


class tqdm:
    monitor_interval = 10
    _instances = []

    def __init__(self, iterable=None, desc=None, total=None, leave=True, file=None, ncols=None, mininterval=_SMALLEST,
                 maxinterval=_LONGEST, miniters=None, ascii=None, disable=False, unit='it', unit_scale=False,
                 dynamic_ncols=False, smoothing=0.3, bar_format=None, initial=0, position=None, postfix=None,
                 unit_divisor=1000, write_bytes=False, lock_args=None, nrows=None, colour=None, delay=0, **options):
        if options:
            raise TypeError(f'Unknown argument(s): {options!r}')
        if bar_format is not None:
            raise NotImplementedError("tqdm(bar_format=...) is not part of the course's Python")
        if total is None and iterable is not None:
            try:
                total = len(iterable)
            except (TypeError, AttributeError):
                total = None
        self.iterable, self.desc, self.total, self.leave = iterable, desc or '', total, leave
        self.fp, self.ncols, self.ascii, self.disable = sys.stderr if file is None else file, ncols, ascii, bool(disable)
        self.mininterval, self.maxinterval = mininterval, max(maxinterval, mininterval)
        self.dynamic_miniters, self.miniters = miniters is None, miniters or 0
        self.unit, self.unit_scale, self.unit_divisor, self.smoothing = unit, unit_scale, unit_divisor, smoothing
        self.initial = self.n = self.last_print_n = initial
        self.delay, self.postfix, self._last_len = delay, '', 0
        if self.disable:
            return
        if postfix:
            self.postfix = postfix if isinstance(postfix, str) else self._postfix_of(postfix)
        self._ema_dn, self._ema_dt, self._ema_miniters = (_Average(smoothing) for _ in range(3))
        taken = {bar.pos for bar in tqdm._instances}
        self.pos = position if position is not None else min(set(range(len(taken) + 1)) - taken)
        tqdm._instances.append(self)
        if delay <= 0:
            self._draw()
        self.start_t = self.last_print_t = time()

    # ---- texts ----

    @staticmethod
    def format_sizeof(num, suffix='', divisor=1000):
        for unit in ['', 'k', 'M', 'G', 'T', 'P', 'E', 'Z']:
            if abs(num) < 999.5:
                if abs(num) < 99.95:
                    return f'{num:1.2f}{unit}{suffix}' if abs(num) < 9.995 else f'{num:2.1f}{unit}{suffix}'
                return f'{num:3.0f}{unit}{suffix}'
            num /= divisor
        return f'{num:3.1f}Y{suffix}'

    @staticmethod
    def format_interval(t):
        minutes, seconds = divmod(int(t), 60)
        hours, minutes = divmod(minutes, 60)
        return f'{hours:d}:{minutes:02d}:{seconds:02d}' if hours else f'{minutes:02d}:{seconds:02d}'

    @classmethod
    def format_meter(cls, n, total, elapsed, ncols=None, prefix='', ascii=False, unit='it', unit_scale=False, rate=None,
                     bar_format=None, postfix=None, unit_divisor=1000, initial=0, colour=None, **options):
        if total and n >= total + 0.5:
            total = None
        if unit_scale and unit_scale not in (True, 1):
            total, n, rate, unit_scale = total and total * unit_scale, n * unit_scale, rate and rate * unit_scale, False
        if rate is None and elapsed:
            rate = (n - initial) / elapsed
        inverse = 1 / rate if rate else None

        def size(x, suffix=''):
            return cls.format_sizeof(x, suffix, unit_divisor)
        often = (size(rate) if unit_scale else f'{rate:5.2f}') + unit + '/s' if rate else f'?{unit}/s'
        seldom = (size(inverse) if unit_scale else f'{inverse:5.2f}') + 's/' + unit if inverse else '?s/' + unit
        speed = seldom if inverse and inverse > 1 else often
        done = size(n) if unit_scale else str(n)
        passed = cls.format_interval(elapsed)
        postfix = ', ' + postfix if postfix else ''
        prefix = (prefix if prefix[-2:] == ': ' else prefix + ': ') if prefix else ''
        if not total:
            return f'{prefix}{done}{unit} [{passed}, {speed}{postfix}]'
        left = cls.format_interval((total - n) / rate) if rate else '?'
        wanted = size(total) if unit_scale else str(total)
        before, after = f'{prefix}{n / total * 100:3.0f}%|', f'| {done}/{wanted} [{passed}<{left}, {speed}{postfix}]'
        if ncols == 0:
            return before[:-1] + after[1:]
        return before + _bar(n / total, max(1, ncols - len(before + after)) if ncols else _WIDTH, ascii) + after

    @property
    def format_dict(self):
        elapsed = time() - self.start_t if hasattr(self, 'start_t') else 0
        slowness = self._ema_dt()
        return {'n': self.n, 'total': self.total, 'elapsed': elapsed, 'ncols': self.ncols, 'prefix': self.desc,
                'ascii': self.ascii, 'unit': self.unit, 'unit_scale': self.unit_scale, 'postfix': self.postfix,
                'rate': self._ema_dn() / slowness if slowness else None, 'unit_divisor': self.unit_divisor,
                'initial': self.initial}

    def __str__(self):
        return self.format_meter(**self.format_dict)

    # ---- drawing ----

    def _put(self, text):
        self.fp.write(text)
        self.fp.flush()

    def _move(self, lines):
        self._put('\n' * lines + '\x1b[A' * -lines)

    def _show(self, text):
        self._put('\r' + text + ' ' * max(self._last_len - len(text), 0))
        self._last_len = len(text)

    def _draw(self, text=None):
        self._move(self.pos)
        self._show(str(self) if text is None else text)
        self._move(-self.pos)

    def display(self, msg=None, pos=None):
        self._draw(msg)
        return True

    def refresh(self, nolock=False, lock_args=None):
        if not self.disable:
            self._draw()
        return True

    def clear(self, nolock=False):
        if not self.disable:
            self._move(self.pos)
            self._put('\r' + ' ' * self._last_len + '\r')
            self._move(-self.pos)

    # ---- counting ----

    def update(self, n=1):
        if self.disable:
            return None
        if n < 0:
            self.last_print_n += n
        self.n += n
        if self.n - self.last_print_n < self.miniters:
            return None
        now = time()
        dt, dn = now - self.last_print_t, self.n - self.last_print_n
        if dt < self.mininterval or now < self.start_t + self.delay:
            return None
        if self.smoothing and dt and dn:
            self._ema_dn(dn)
            self._ema_dt(dt)
        self._draw()
        if self.dynamic_miniters:
            if self.maxinterval and dt >= self.maxinterval:
                self.miniters = dn * (self.mininterval or self.maxinterval) / dt
            elif self.smoothing:
                self.miniters = self._ema_miniters(dn * (self.mininterval / dt if self.mininterval and dt else 1))
            else:
                self.miniters = max(self.miniters, dn)
        self.last_print_n, self.last_print_t = self.n, now
        return True

    def __iter__(self):
        if self.disable:
            yield from self.iterable
            return
        try:
            for item in self.iterable:
                yield item
                self.update(1)
        finally:
            self.close()

    def close(self):
        if self.disable:
            return
        self.disable = True
        tqdm._instances.remove(self)
        if self.last_print_t < self.start_t + self.delay:
            return
        leave = self.pos == 0 if self.leave is None else self.leave
        if leave:
            self._ema_dt = lambda: None
            at, self.pos = self.pos, 0
            self._draw()
            self.pos = at
            self._put('\n')
        else:
            self._draw('')
            if not self.pos:
                self._put('\r')

    def reset(self, total=None):
        self.n = self.last_print_n = 0
        self.total = self.total if total is None else total
        if not self.disable:
            self.start_t = self.last_print_t = time()
            self._ema_dn, self._ema_dt, self._ema_miniters = (_Average(self.smoothing) for _ in range(3))
            self.refresh()

    # ---- what is said beside ----

    def set_description(self, desc=None, refresh=True):
        self.desc = desc + ': ' if desc else ''
        if refresh:
            self.refresh()

    def set_description_str(self, desc=None, refresh=True):
        self.desc = desc or ''
        if refresh:
            self.refresh()

    @staticmethod
    def _postfix_of(items):
        def text(x):
            return x.strip() if isinstance(x, str) else f'{x:.3g}' if isinstance(x, (int, float)) else str(x)
        return ', '.join(f'{key}={text(x)}' for key, x in items.items())

    def set_postfix(self, ordered_dict=None, refresh=True, **kwargs):
        self.postfix = self._postfix_of({**(ordered_dict or {}), **{key: kwargs[key] for key in sorted(kwargs)}})
        if refresh:
            self.refresh()

    def set_postfix_str(self, s='', refresh=True):
        self.postfix = str(s)
        if refresh:
            self.refresh()

    @classmethod
    def write(cls, s, file=None, end='\n', nolock=False):
        file = sys.stdout if file is None else file
        bars = [bar for bar in cls._instances if bar.fp in (sys.stdout, sys.stderr, file)]
        for bar in bars:
            bar.clear()
        file.write(s + end)
        for bar in bars:
            bar.refresh()

    # ---- as the iterable ----

    def __len__(self):
        return self.total if self.iterable is None else len(self.iterable)

    def __bool__(self):
        if self.total is not None:
            return self.total > 0
        if self.iterable is None:
            raise TypeError('bool() undefined when iterable == total == None')
        return bool(self.iterable)

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        self.close()


def trange(*args, **kwargs):
    return tqdm(range(*args), **kwargs)
