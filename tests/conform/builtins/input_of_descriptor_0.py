"""open(0) reads standard input, and sys.stdin may be such a file; 1 and 2 are written to."""
import sys

f = open(0)
print(repr(f.readline()), f.name, f.mode, f.fileno(), f.readable(), f.writable())
sys.stdin = f
print(input(), input("asked: "), flush=True)
sys.stdin = sys.__stdin__
out = open(1, "w", closefd=False)
out.write("written\n")
out.flush()
with open(2, "w", closefd=False) as errors:
    print("to the errors", file=errors)
print(errors.closed, out.name, out.mode)
