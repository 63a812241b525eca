x = 7
x += 3
print(x)
x -= 1
x *= 2
print(x)
x //= 4
x **= 2
print(x)
x %= 7
x <<= 4
print(x)
x |= 3
x &= 0x13
x ^= 1
x >>= 1
print(x)
f = 1
f /= 4
print(f)
s = "ab"
s += "c"
s *= 2
print(s)
l = m = [1]
l += (2, 3)
l *= 2
print(l, l is m)
t = u = (1,)
t += (2,)
print(t, u)
st = {1, 2}
st |= {3}
st -= {1}
print(sorted(st))
d = {"a": 1}
d |= {"b": 2}
print(d)
def index():
    print("index once")
    return 0
l[index()] += 10
print(l)
