import sys
print()
print(1, "a", None, 2.5, [1])
print(1, 2, 3, sep="-")
print("a", "b", sep="", end="!\n")
print("x", end="")
print("y", flush=True)
print(*[1, 2, 3], sep=", ")
print("a", "b", sep=None, end=None)
print("to stdout", file=sys.stdout)
print("to stderr", file=sys.stderr)
sys.stdout.write("written\n")
try:
    print("a", sep=1)
except TypeError as e:
    print(e)
try:
    print("a", end=1)
except TypeError as e:
    print(e)
try:
    print("a", foo=1)
except TypeError as e:
    print(e)
print("ünïcödé 日本 🎉")
print(print("inner"))
