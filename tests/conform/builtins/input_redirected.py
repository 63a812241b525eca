# input() reads from what sys.stdin is and writes its prompt to what sys.stdout is.
import contextlib
import io
import sys

before = sys.stdin
sys.stdin = io.StringIO("one\n\n two \nlast")
print([input() for _ in range(4)])
try:
    input("more? ")
except EOFError as e:
    print("\nEOFError:", e)

sys.stdin = io.TextIOWrapper(io.BytesIO("täglich\r\nneu\n".encode()), encoding="utf-8")
with contextlib.redirect_stdout(io.StringIO()) as shown:
    answers = input("first: "), input(2)
print(answers, repr(shown.getvalue()))


class Teller:
    def __init__(self, name):
        self.calls, self.name = [], name

    def write(self, text):
        self.calls.append((self.name, "write", text))

    def flush(self):
        self.calls.append((self.name, "flush"))
        raise OSError("nobody minds")

    def readline(self):
        self.calls.append((self.name, "readline"))
        return self.line


teller = Teller("all")
outputs = sys.stdout, sys.stderr
for line in "fine\n", "", None, "no end":
    teller.line = line
    sys.stdin = sys.stdout = sys.stderr = teller
    try:
        answer = input("? ")
    except Exception as e:
        answer = e
    finally:
        sys.stdout, sys.stderr = outputs
    print(repr(answer), teller.calls)
    teller.calls.clear()

for name in "stdin", "stdout", "stderr":
    old = getattr(sys, name)
    setattr(sys, name, None)
    try:
        input()
    except RuntimeError as e:
        problem = e
    finally:
        setattr(sys, name, old)
    print(problem)
sys.stdin = before
