"""What a clause of except* sees as handled, and what leaves when it raises: anew, again, bare, or a plain exception."""
import sys


def leaves(what):
    try:
        what()
    except BaseException as e:
        print(repr(e), repr(e.__context__), [repr(x.__context__) for x in getattr(e, 'exceptions', ())])


def plain_again():
    try:
        raise ValueError('x')
    except* ValueError:
        raise


def plain_anew():
    try:
        raise ValueError('x')
    except* ValueError:
        raise TypeError


def part_anew():
    try:
        raise ExceptionGroup('eg', [ValueError(1), TypeError(2)])
    except* ValueError:
        raise KeyError


def part_again():
    try:
        raise ExceptionGroup('eg', [ValueError(1), TypeError(2)])
    except* ValueError as e:
        raise e


def nested_again():
    try:
        raise ExceptionGroup('a', [ValueError(1), ExceptionGroup('b', [TypeError(2), ValueError(3)]), OSError(4)])
    except* ValueError:
        raise
    except* OSError:
        pass


for f in (plain_again, plain_anew, part_anew, part_again, nested_again):
    leaves(f)
try:
    raise ExceptionGroup('eg', [ValueError(1), TypeError(2)])
except* ValueError:
    print(repr(sys.exception()))
except* TypeError:
    print(repr(sys.exception()))
print(sys.exception())
nested_again()
