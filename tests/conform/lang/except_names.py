"""The name of an except clause is deleted at its end; clauses are asked in order."""
import sys

e = "outer"
try:
    raise ValueError("one")
except ValueError as e:
    kept = e
    print(repr(e), sys.exc_info()[1] is e)
try:
    print(e)
except NameError as error:
    print(error)
print(repr(kept), sys.exc_info())


def asked(cls):
    print("asked", cls.__name__)
    return cls


for wrong in KeyError("k"), IndexError("i"), OSError("o"):
    try:
        raise wrong
    except asked(KeyError) as error:
        print("first", error)
    except (asked(ZeroDivisionError), asked(IndexError)) as error:
        print("second", error)
        del error
    except asked(Exception):
        print("third", sys.exc_info()[0].__name__)
try:
    try:
        1 / 0
    except "not a class":
        pass
except TypeError as error:
    print(error, "/", repr(error.__context__))
try:
    try:
        raise KeyError("first")
    except KeyError:
        try:
            raise IndexError("second")
        except IndexError:
            pass
        raise
except KeyError as error:
    print("raised again", error, error.__context__)
try:
    raise
except RuntimeError as error:
    print(error)
