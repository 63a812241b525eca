# A builtin method under another special name works as what it is there.
class Record(dict):
    __getattr__ = dict.get
    __setattr__ = dict.__setitem__
    __delattr__ = dict.__delitem__
    __neg__ = dict.copy
    __call__ = dict.update


r = Record(a=1)
r.b = 2
print(r, r.a, r.b, r.c, vars(r))
del r.a
r(z=3)
print(r, -r, hasattr(r, 'b'))
try:
    del r.missing
except KeyError as e:
    print('KeyError', e)


class Word(str):
    __repr__ = str.upper
    __add__ = str.join


w = Word('-')
print([w], w + 'abc')


class Power(int):
    def __pow__(self, other, modulus=None):
        return 'pow', int(self), other, modulus


print(pow(Power(2), 3, 5), pow(Power(2), 3), Power(2) ** 3)
