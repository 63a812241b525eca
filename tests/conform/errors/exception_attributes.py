try:
    {}["k"]
except KeyError as e:
    print(str(e), repr(e), e.args)
try:
    undefined
except NameError as e:
    print(e.name, e)
try:
    import nope
except ImportError as e:
    print(type(e).__name__, e.name, e)
try:
    raise OSError(2, "No such file or directory", "x.txt")
except FileNotFoundError as e:
    print(e, e.errno, e.filename, e.strerror)
print(OSError("just text"), repr(OSError(5, "io")), type(OSError(13, "p")).__name__, TimeoutError("t"), ConnectionError())
try:
    next(iter([]))
except StopIteration as e:
    print(repr(e), e.value)
e = SystemExit(3)
print(e.code, e, repr(KeyboardInterrupt()), repr(StopIteration(5)), StopIteration(5).value)
print(isinstance(KeyError(), LookupError), isinstance(TimeoutError(), OSError), issubclass(ModuleNotFoundError, ImportError), issubclass(RecursionError, RuntimeError), issubclass(UnboundLocalError, NameError), issubclass(NotImplementedError, RuntimeError), issubclass(ConnectionResetError, ConnectionError), issubclass(UnicodeDecodeError, ValueError), issubclass(ZeroDivisionError, ArithmeticError), issubclass(GeneratorExit, Exception))
try:
    try:
        raise ValueError("a")
    finally:
        print("finally first")
except ValueError as e:
    print(e.__traceback__ is not None, e.with_traceback(None) is e)
print(ValueError("a") == ValueError("a"), str(ValueError("a", "b")), Exception(), [Exception("x")])
class E(Exception):
    def __repr__(self): return "<E>"
print(repr(E(1)), str(E(1)), str(E(1, 2)))
