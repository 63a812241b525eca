# open() is refused: a program has no disk.
try:
    print(open(__file__).readline().strip())
except NotImplementedError as e:
    print(e)
