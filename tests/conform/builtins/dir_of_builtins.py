"""What dir() shows of things that programs look into: exceptions, generators, iterators, numbers."""
import types


def generate():
    yield 1


async def work():
    return 1


def shown(thing):
    return [name for name in dir(thing) if name not in dir(object)]


coroutine = work()
for thing in (ValueError("x"), KeyError("k"), OSError(2, "gone"), generate(), coroutine, map(abs, []), filter(None, []),
              zip(), iter([]), iter(()), iter("a"), iter({}), iter(set()), iter(range(3)), iter(int, 0), reversed([]),
              1j, bytearray(), types.MappingProxyType({})):
    names = [name for name in shown(thing) if name != "__alloc__"]
    print(type(thing).__name__, names)
coroutine.close()

for cls in (ValueError, complex, bytearray, types.MappingProxyType, types.GeneratorType):
    print(cls.__module__, "__module__" in cls.__dict__, hasattr(cls, "__module__"))
try:
    ValueError("x").__module__
except AttributeError as error:
    print(error)


class Trouble(ValueError):
    pass


print(Trouble("x").__module__, "__module__" in Trouble.__dict__)
print(hasattr(map(abs, []), "__length_hint__"), iter([1, 2]).__length_hint__())
generator = generate()
print(next(generator), generator.__del__(), next(generator, "closed"))
try:
    OSError(1, "x").characters_written
except AttributeError as error:
    print("no", type(error).__name__)
