import asyncio, math
class A: x = 1
for f in (lambda: A.y, lambda: A().y, lambda: (5).foo, lambda: "s".foo, lambda: None.foo, lambda: [].foo, lambda: {}.foo, lambda: (1,).foo,
          lambda: math.foo, lambda: len.foo, lambda: (lambda: 0).foo, lambda: int.foo, lambda: A.__init__.foo, lambda: range(1).foo, lambda: True.foo,
          lambda: (1.5).foo, lambda: b"".foo, lambda: set().foo, lambda: ValueError().foo, lambda: type.foo, lambda: (x for x in []).foo):
    try:
        f()
    except AttributeError as e:
        print(e)
def assign(target):
    target.foo = 1
for t in (5, "s", None, [], len, object()):
    try:
        assign(t)
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)
try:
    del A().x
except AttributeError as e:
    print(e)
