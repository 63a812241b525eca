"""A program that puts its own write() on sys.stdout is heard by print, piece by piece, as on CPython."""
import contextlib
import sys

pieces = []
original = sys.stdout.write


@contextlib.contextmanager
def backwards():
    def write(text):
        pieces.append(text)
        return original(text[::-1])

    sys.stdout.write = write
    try:
        yield "JABBERWOCKY"
    finally:
        sys.stdout.write = original


with backwards() as what:
    print("Alice", 7, sep="-")
    print(what, end="!\n")
    print(sys.stdout.write.__name__, sys.stdout.writable())
print(what, pieces)

sys.stdout.write = lambda text: original(text.upper())
print("shown", "by hand")
sys.stdout.flush()
del sys.stdout.write
print("as it was")
sys.stdout.note = "an attribute more"
print(sys.stdout.note)

complain = sys.stderr.write
sys.stderr.write = lambda text: complain(text.replace("Error", "Trouble"))
print("the errors, too", file=sys.stderr)
raise ValueError("not seen as an Error")
