# object's __str__ and __repr__ given to heirs of builtin classes; what str() hands on as it is.
class Named(str):
    __str__ = object.__str__

    def __repr__(self):
        return 'named'


class Number(int):
    __repr__ = object.__repr__


class Row(list):
    __repr__ = object.__repr__


name = Named('x')
print(str(name), f'{name}', '%s' % name, format(name), '{}'.format(name))
print(repr(Number(3)).split(' at ')[0], str(Row([1])).split(' at ')[0], Number(3) + 1)


class Text(str):
    pass


class Shown:
    def __repr__(self):
        return text


text = Text('shown')
print(str(Shown()) is text, type(str(text)), type(f'{Shown()}'))
number = 1 + 2j
print(complex(number) is number, complex.__repr__(number), bytearray.__repr__(bytearray(b'a')), bytes.__str__(b'q'))


class Imaginary(complex):
    pass


print(type(complex(Imaginary(1))))


class Fancy:
    def __complex__(self):
        return Imaginary(2)


print(complex(Fancy()))
