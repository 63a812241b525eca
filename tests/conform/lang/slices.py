s = list(range(10))
print(s[2:5], s[:3], s[7:], s[-3:], s[::3], s[::-1], s[8:2:-2], s[5:2], s[100:], s[-100:2])
t = "hello world"
print(t[::2], t[-5:], t[:-6], t[4], t[-1], t[::-1])
print((1, 2, 3)[1:], range(10)[2:8:3], b"bytes"[1:3], b"bytes"[0])
s[2:4] = ["a", "b", "c"]
print(s)
s[::2] = [0] * len(s[::2])
print(s)
s[1:1] = ["in"]
del s[3:6]
print(s)
del s[::2]
print(s)
s[:] = []
print(s)
try:
    x = [1, 2, 3]
    x[::2] = [1]
except ValueError as e:
    print(e)
try:
    [1][::0]
except ValueError as e:
    print(e)
try:
    s = [1]
    s["a"]
except TypeError as e:
    print(e)
try:
    t[1.0]
except TypeError as e:
    print(e)
print(slice(1, 5, 2), slice(None, 3).indices(10))
class G:
    def __getitem__(self, k): return k
g = G()
print(g[1:2], g[1, 2], g[::3, ...], g[:])
