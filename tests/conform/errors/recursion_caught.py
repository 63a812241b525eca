def down(n):
    return down(n + 1)
try:
    down(0)
except RecursionError as e:
    print(e)
class R:
    def __repr__(self):
        return repr(self)
try:
    repr(R())
except RecursionError as e:
    print(str(e).split(" while")[0])
l = []
for _ in range(100):
    l = [l]
print(len(repr(l)))
