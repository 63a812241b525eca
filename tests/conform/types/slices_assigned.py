"""Assigning to and deleting slices of lists: growing, shrinking, steps, and what does not fit."""
a = list(range(8))
a[2:4] = "xyz"
print(a)
a[::3] = [-1, -2, -3]
print(a)
a[1:1] = [[]]
a[-1:] = ()
print(a, len(a))
del a[::2]
print(a)
del a[5:1], a[:1]
print(a)
a[:] = a[::-1] + a
print(a)
a[3:1] = ["inserted at 3"]
print(a)
a[len(a):] = a[:2]
print(a, a[-100:100:4], a[::-2], a[5:2:-1])
a *= 2
a += "ab"
print(a[-4:], a.index("ab"[1]), a.count("a"))


def stepped(a):
    a[::2] = [1]


def no_list(a):
    a[0:1] = 5


def outside(a):
    a[99] = 1


def gone(a):
    del a[99]


for bad in (stepped, no_list, outside, gone, lambda a: a["x"], lambda a: a[1.0], lambda a: a[99], lambda a: a[::0],
            lambda a: a["a":], lambda a: a.pop(99), lambda a: a.remove("none"), lambda a: a.index(1, 5, 2)):
    try:
        bad(a)
    except (TypeError, ValueError, IndexError) as e:
        print(bad.__name__, type(e).__name__, e)
