# There is one empty tuple and one empty bytes, however they come about.
def pack(*args):
    return args


def constant():
    return ()


a, b = (), b""
print(a is tuple(), a is tuple([]), a is pack(1)[1:], a is pack(1) * 0, a is pack(), a is tuple(x for x in a), a is a + a)
print(constant() is a, constant() is constant())
print(b is bytes(), b is b"ab"[1:1], b is bytes([]), b is b * 3, b is "".encode(), b is b"".join([]))


class Mine(tuple):
    pass


print(Mine() is Mine(), tuple(Mine()) is a, Mine()[:] is a)
