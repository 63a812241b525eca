# What a traceback marks of a failed assert: the comparison that decides, else nothing or the whole statement.
def f(): return 0
def t(g):
    import traceback
    try: g()
    except AssertionError: traceback.print_exc()
def a():
    assert f(), "x"
def b():
    assert not 5, "y"
def c():
    assert 1 == 2 and f()
def d():
    assert f() or 1 > 2, (
   'q')
def e():
    assert not (1 < 2), 'm'
def g():
    assert (1 if f() else 0), 'm'
def h():
    assert (0 == 1) if 5 > 3 else 0
def i():
    assert f()
def j():
    x = 3; assert f(), 'semi'
def k():
    assert 1 < 2 > 5, 'chain'
for z in (a, b, c, d, e, g, h, i, j, k): t(z)
