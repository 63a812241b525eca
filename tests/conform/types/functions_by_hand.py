# types.FunctionType and types.CellType called, and __call__ of what is written in C.
import types


def attempt(what):
    try:
        print(what())
    except Exception as e:
        print(type(e).__name__, e)


def add(a, b=2):
    return a + b + extra


def outer():
    n = 5

    def inner():
        return n
    return inner


make, code, inner = types.FunctionType, add.__code__, outer().__code__
attempt(lambda: make(code, {'extra': 10})(1, 2))
attempt(lambda: make(code, {'extra': 10}, 'named', (7,))(1))
attempt(lambda: make(code, {}, name='named').__name__)
attempt(lambda: make(code, {}, name='named').__qualname__)
attempt(lambda: make(inner, {}, closure=(types.CellType(9),))())
attempt(lambda: make(inner, {}))
attempt(lambda: make(inner, {}, None, None, ()))
attempt(lambda: make(inner, {}, None, None, (1,)))
attempt(lambda: make(code, {}, None, None, (1,)))
attempt(lambda: make(code, {}, None, None, 3))
attempt(lambda: make(code, {}, 3))
attempt(lambda: make(code, {}, None, 3))
attempt(lambda: make(3, {}))
attempt(lambda: make(code, 3))
attempt(lambda: make(code))
attempt(lambda: make(code, {}, foo=3))
attempt(lambda: make(code, {'__name__': 'elsewhere'}).__module__)
attempt(lambda: types.CellType().cell_contents)
attempt(lambda: types.CellType(3).cell_contents)
attempt(lambda: types.CellType(3, 4))
attempt(lambda: len.__call__([1, 2]))
attempt(lambda: max.__call__(1, 2, key=lambda v: -v))
attempt(lambda: str.upper.__call__('a'))
attempt(lambda: (1).__add__.__call__(2))
attempt(lambda: [].append.__call__())
