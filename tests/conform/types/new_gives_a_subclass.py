# What __new__ returns is initialised when it is an object of the class or of a subclass, by its own __init__.
class Shape:
    def __new__(cls, kind=None):
        if kind == 'square':
            return object.__new__(Square)
        return object.__new__(cls) if kind != 'list' else [1, 2]


class Square(Shape):
    def __init__(self, kind=None):
        print('Square.__init__', kind)
        self.kind = kind


print(vars(Shape('square')), vars(Shape('round')), Shape('list'), vars(Square()))


class Plain(Shape):
    pass


print(type(Plain('square')).__name__, type(Plain()).__name__)


class Labelled(list):
    def __new__(cls, items=(), label=None):
        self = super().__new__(cls, items)
        self.label = label
        return self


print(Labelled([1, 2], label='x'), Labelled([1], label='x').label)
try:
    Labelled([1, 2], 'x')
except TypeError as e:
    print(e)
