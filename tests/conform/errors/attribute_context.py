# An AttributeError that the program raises itself learns what was looked for, and gets a suggestion.
import sys


class Own(AttributeError):
    pass


class Dynamic:
    blech = 1

    def __getattr__(self, name):
        raise AttributeError('no ' + name) if name != 'special' else Own(name)

    @property
    def broken(self):
        raise AttributeError('inside')


class Whole:
    def __getattribute__(self, name):
        raise AttributeError('never')


class Meta(type):
    def __getattr__(cls, name):
        raise AttributeError('of the class')


class Made(metaclass=Meta):
    pass


class Listed:
    def __dir__(self):
        return ['bluchi', 'other']


class Ordered:
    blucha = None
    bluc = None


for look in (lambda: Dynamic().bluch, lambda: Dynamic().broken, lambda: Dynamic().special, lambda: Whole().x,
             lambda: Made.bluch, lambda: getattr(Dynamic(), 'bluch'), lambda: Dynamic().bluch()):
    try:
        look()
    except AttributeError as e:
        print(type(e).__name__, e, '|', e.name, type(e.obj).__name__)
for look in (lambda: Dynamic().bluch, lambda: Dynamic().special, lambda: Listed().bluch, lambda: Ordered().bluch):
    try:
        look()
    except AttributeError:
        sys.excepthook(*sys.exc_info())


def nearest():
    prant = vlue = 1
    return prnt


def builtin_name():
    return Nnoe


for look in nearest, builtin_name:
    try:
        look()
    except NameError:
        sys.excepthook(*sys.exc_info())
