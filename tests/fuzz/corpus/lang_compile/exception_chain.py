def show(e):
    c = e.__cause__
    x = e.__context__
    print(repr(e), "cause", repr(c), "context", repr(x), e.__suppress_context__)
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError("new")
except ValueError as e:
    show(e)
try:
    try:
        {}["k"]
    except KeyError as k:
        raise ValueError("from") from k
except ValueError as e:
    show(e)
try:
    try:
        {}["k"]
    except KeyError:
        raise ValueError("none") from None
except ValueError as e:
    show(e)
class AppError(Exception):
    def __init__(self, code, msg="default"):
        super().__init__(msg)
        self.code = code
    def __str__(self):
        return f"[{self.code}] {self.args[0]}"
try:
    raise AppError(7)
except AppError as e:
    print(e, repr(e), e.args)
try:
    raise AppError
except TypeError as e:
    print(e)
e = ValueError("a", 1)
print(e, repr(e), e.args, str(ValueError()), repr(ValueError()))
e.add_note("a note")
print(e.__notes__)
