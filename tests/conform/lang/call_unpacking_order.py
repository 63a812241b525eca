"""Calls with stars: the order in which arguments are evaluated and merged, and the errors of wrong ones."""


def show(*args, **kw):
    return args, kw


def say(x):
    print("say", x, end="; ")
    return x


print(show(say(1), *say([2, 3]), say(4), *say("ab"), k=say(5), **say({"z": 6}), **say({"y": 7})))
print(show(*range(2), *{"k": 1}, **{"a": 1}, b=2))


def strict(a, /, b, *, c=3, **rest):
    return a, b, c, rest


print(strict(1, 2), strict(1, b=2, c=4, a="in rest"), strict(*[1], **{"b": 2, "d": 5}))
for bad in (lambda: show(**{1: 2}), lambda: show(*5), lambda: show(**[1]), lambda: show(k=1, **{"k": 2}),
            lambda: strict(1), lambda: strict(a=1, b=2), lambda: strict(1, 2, 3), lambda: strict(1, 2, b=3),
            lambda: (lambda x, y: 0)(), lambda: (lambda *, k, j: 0)(), lambda: (lambda: 0)(1, z=2)):
    try:
        print(bad())
    except TypeError as e:
        print(e)
for callee in show, len, dict, "x".join, [].append, int, lambda: 0:
    for bad in lambda: callee(*5), lambda: callee(1, *5), lambda: callee(**5):
        try:
            bad()
        except TypeError as e:
            print(e, end="; ")
    print()
first, *middle, last = say("word")
print(first, middle, last)
[a, (b, *c)], d = [1, "xyz"], {"k": 0}
print(a, b, c, d)
print([*range(2), *"ab"], (*[], 1), {*"aa"}, {**{"a": 1}, "b": 2, **{"a": 3}})
for bad in "a", "abc", [1], 5:
    try:
        x, y = bad
    except (TypeError, ValueError) as e:
        print(e)
