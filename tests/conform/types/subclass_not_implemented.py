"""A subclass of a builtin type whose method answers NotImplemented: the other operand's builtin method is asked."""


def asked(name):
    def method(self, other):
        print(end=f'[{type(self).__name__}.{name}]')
        return NotImplemented
    return method


METHODS = {f'__{name}__': asked(name) for name in ('lt', 'le', 'eq', 'ne', 'add', 'sub', 'or', 'mul')}
I, F, S, L, T, D, E = [type(base.__name__.title(), (base,), METHODS) for base in (int, float, str, list, tuple, dict, set)]


def show(text):
    a, op, b = text
    try:
        if op == '<':
            print(a < b)
        elif op == '<=':
            print(a <= b)
        elif op == '==':
            print(a == b)
        elif op == '!=':
            print(a != b)
        elif op == '+':
            print(a + b)
        elif op == '-':
            print(a - b)
        elif op == '*':
            print(a * b)
        else:
            print(a | b)
    except TypeError as e:
        print(e)


for a, b in [(I(1), 2), (I(1), I(2)), (I(1), 2.5), (F(1.5), 2), (F(1.5), 2.5), (1, I(2)), (I(1), F(1.0)), (I(1), True)]:
    for op in ('<', '<=', '==', '!=', '+', '-', '*'):
        show((a, op, b))
for a, b in [(S('a'), 'b'), (L([1]), [1]), (T([1]), (1,)), (D(a=1), {'a': 1}), (E([1]), {1}), (E([1]), [1])]:
    for op in ('<', '==', '!=', '|'):
        show((a, op, b))
