# Types whose instances no program makes: by no way of asking.
import types


def shown(ask):
    try:
        print(ask())
    except TypeError as e:
        print(e)


for kind in (types.FrameType, types.UnionType, types.GeneratorType, types.CoroutineType, types.AsyncGeneratorType):
    print(kind.__name__)
    shown(lambda: kind())
    shown(lambda: kind(1, a=2))
