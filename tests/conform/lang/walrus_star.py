data = [1, 2, 3, 4]
if (n := len(data)) > 3:
    print("long", n)
while (x := data.pop()) > 1:
    print("popped", x)
print([*range(3), *"ab", *[]], (*[1], 2), {*[1, 1]}, {**{"a": 1}, "b": 2, **{"a": 3}})
def f(*a, **k):
    return a, k
print(f(*[1, 2], 3, *[4], k=1, **{"z": 2}))
for i in *[1, 2], 3:
    print(i, end=" ")
print()
def g():
    return 1, *[2, 3]
print(g())
a = *range(2),
print(a)
print((y := 5) + y, [z := 1, z + 1])
try:
    f(**{"a": 1}, a=2)
except TypeError as e:
    print(str(e).replace("__main__.", ""))
try:
    f(*5)
except TypeError as e:
    print(str(e).replace("__main__.", ""))
try:
    f(**{1: 2})
except TypeError as e:
    print(e)
try:
    f(**5)
except TypeError as e:
    print(str(e).replace("__main__.", ""))
