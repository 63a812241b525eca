import inspect


class Computed:
    def __get__(self, instance, owner):
        return 7 if instance is None else 8


class Broken:
    def __get__(self, instance, owner):
        raise ValueError('not now')


class Meta(type):
    def of_the_class(cls):
        pass


class First(metaclass=Meta):
    __slots__ = ('slot',)
    computed = Computed()
    broken = Broken()
    nothing = None
    annotated: int

    def method(self):
        pass

    @staticmethod
    def static():
        pass

    @classmethod
    def of_class(cls):
        pass

    @property
    def prop(self):
        pass


class Second(First):
    z = 3


for cls in First, Second:
    for a in inspect.classify_class_attrs(cls):
        if a.defining_class in (First, Second) and a.name not in ('__doc__', '__abstractmethods__'):
            print(cls.__name__, a.name, a.kind, a.defining_class.__name__, type(a.object).__name__)
print(Second.__annotations__, '__annotations__' in vars(Second))
