# A keyword of a class statement may be there once.
class C(metaclass=type, metaclass=type):
    pass
