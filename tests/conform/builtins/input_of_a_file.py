"""input() reads from what sys.stdin is now, and asks on what sys.stdout is now."""
import contextlib
import io
import sys
from unittest import mock

real_in, real_out = sys.stdin, sys.stdout


@contextlib.contextmanager
def stdin(source):
    sys.stdin = source
    try:
        yield
    finally:
        sys.stdin = real_in


with stdin(io.StringIO("first\n second \n\nlast")):
    print([input() for _ in range(2)], repr(input()), repr(input()))
    try:
        input("more? ")
    except EOFError as e:
        print(type(e).__name__, e)

with mock.patch("sys.stdin", io.StringIO("7\nx\n")), mock.patch("sys.stdout", new_callable=io.StringIO) as said:
    number = int(input("a number: "))
    other = input({"and": "another"})
print(number, other, repr(said.getvalue()))


class Answers:
    def __init__(self, *answers):
        self.answers = list(answers)

    def readline(self, *args):
        print("  readline", args)
        return self.answers.pop(0)


with stdin(Answers("yes\n", "no", b"bytes\n", b"", None, "\n", "two\nlines\n")):
    for _ in range(8):
        try:
            print(repr(input()))
        except Exception as e:
            print(type(e).__name__, e)


class Loud:
    def write(self, text):
        real_out.write(f"[{text!r}]\n")

    def flush(self):
        real_out.write("flushed\n")


with stdin(Answers("an answer\n")), contextlib.redirect_stdout(Loud()):
    answer = input("a question ")
print(answer)

for name in "stdin", "stdout", "stderr":
    for gone in "none", "deleted":
        kept = getattr(sys, name)
        if gone == "none":
            setattr(sys, name, None)
        else:
            delattr(sys, name)
        try:
            input("nobody hears this")
        except RuntimeError as e:
            said = str(e)
        setattr(sys, name, kept)
        print(gone, said)

with stdin(object()):
    try:
        input()
    except AttributeError as e:
        print(e)
