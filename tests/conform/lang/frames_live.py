# A frame object shows what its frame does, and when that has ended, what it left.
import gc
import inspect
import sys
import traceback


def inner(a):
    b = a * 2
    frame = sys._getframe()
    print(frame.f_lineno, frame.f_code.co_name, sorted(frame.f_locals))
    c = 3
    print(frame.f_lineno, sorted(frame.f_locals))
    print(inspect.currentframe().f_back.f_locals.get('x'))
    print(frame is sys._getframe(), frame.f_back is sys._getframe(1), frame.f_locals is locals())
    return frame


def outer():
    x = 10
    f = inner(x)
    print('after', f.f_lineno, f.f_locals, f.f_back.f_code.co_name)
    return f


f = outer()
print(f.f_back, f.f_back.f_locals['x'], f.f_back.f_back is sys._getframe())
print(f.f_globals is globals(), f.f_builtins['len'] is len)
f.clear()
print(f.f_locals)
try:
    sys._getframe().clear()
except RuntimeError as e:
    print(e)


def caller_of():
    caller = inspect.currentframe().f_back
    return caller.f_code.co_name, caller.f_lineno, caller.f_locals.get('secret')


def with_secret():
    secret = 42
    return caller_of()


def deep(n):
    return deep(n - 1) if n else inspect.stack()


print(with_secret())
stack = deep(3)
print([(s.function, s.lineno, s.frame.f_locals.get('n')) for s in stack], stack[0].frame.f_lineno)


def counter():
    n = 1

    def inc():
        nonlocal n
        n += 1
        return sys._getframe()
    f = inc()
    inc()
    return f


print(counter().f_locals)


def dict_of_locals():
    x = 1
    d = locals()
    d['extra'] = 5
    y = 2
    locals()
    del x
    return locals()


print(dict_of_locals())
numbers = [1]
print([{k: type(v).__name__ for k, v in locals().items()} for q in numbers])


class C:
    a = 1
    frame = sys._getframe()
    print(sorted(frame.f_locals))
    b = 2


print(sorted(C.frame.f_locals), C.frame.f_lineno)


def gen():
    x = 1
    yield x
    x = 2
    yield x
    raise ValueError(x)


g = gen()
frame = g.gi_frame
print(frame.f_lineno, frame.f_locals, frame.f_back)
for _ in range(2):
    next(g)
    print(frame.f_lineno, frame.f_locals, frame.f_back, g.gi_frame is frame)
try:
    next(g)
except ValueError as e:
    inside = e.__traceback__.tb_next
    print(inside.tb_frame is frame, inside.tb_lineno, frame.f_lineno, frame.f_locals, g.gi_frame, frame.f_back)
g = gen()
next(g)
frame = g.gi_frame
frame.clear()
print(frame.f_locals, g.gi_frame, list(g))


def catcher():
    try:
        x = yield 1
    except ValueError as e:
        keep = e
        y = 5
        yield keep


g = catcher()
next(g)
frame = g.throw(ValueError('q')).__traceback__.tb_frame
print(frame is g.gi_frame, frame.f_locals['y'], frame.f_lineno)


# ---- what is left of those that an exception ended ----

def fails(n):
    loc = 'v' * n
    if n == 0:
        return 1 / n
    try:
        return fails(n - 1)
    finally:
        loc += '!'


def shown(tb):
    while tb:
        f = tb.tb_frame
        print(tb.tb_lineno, f.f_code.co_name, [(k, v) for k, v in f.f_locals.items() if k in ('n', 'loc')],
              f.f_back and f.f_back.f_code.co_name)
        tb = tb.tb_next


try:
    fails(3)
except ZeroDivisionError as e:
    saved = e.__traceback__
gc.collect()
shown(saved)
traceback.clear_frames(saved)
print(saved.tb_next.tb_frame.f_locals)


def caught():
    z = 1
    try:
        1 / 0
    except ZeroDivisionError as e:
        err = e
        z = 2
    return err


e = caught()
print(e.__traceback__.tb_frame.f_locals, e.__traceback__.tb_frame.f_lineno, e.__traceback__.tb_lineno)


class Boom:
    def __getattr__(self, name):
        local = name * 2
        raise AttributeError(name)


try:
    Boom().zap
except AttributeError as e:
    t = e.__traceback__
    print(t.tb_next.tb_frame.f_locals['local'], t.tb_next.tb_frame.f_back is t.tb_frame is sys._getframe())


def big(i):
    lst = list(range(i, i + 10))
    raise RuntimeError('big')


errors = []
for i in range(3000):
    try:
        big(i)
    except RuntimeError as e:
        errors.append(e)
print(sum(e.__traceback__.tb_next.tb_frame.f_locals['lst'][3] for e in errors))
