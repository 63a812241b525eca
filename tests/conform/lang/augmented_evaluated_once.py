"""Augmented assignment evaluates its target once, prefers __iadd__ to __add__, and assigns in any case."""


class Box:
    def __init__(self, value):
        self.value = value

    def __getitem__(self, key):
        print("get", key, end="; ")
        return self.value

    def __setitem__(self, key, value):
        print("set", key, value)
        self.value = value


class Adds:
    def __add__(self, other):
        return f"add {other}"

    def __isub__(self, other):
        return f"isub {other}"

    def __imul__(self, other):
        return NotImplemented

    def __rmul__(self, other):
        return f"rmul {other}"


def say(x):
    print("say", x, end="; ")
    return x


box = Box(1)
[box][say(0)][say("key")] += say(2)
box[say("other")] **= say(3)
a = b = Adds()
a += 1
b -= 2
print(a, b)
c, d = Adds(), 5
d *= c
print(d)
try:
    c *= 3
except TypeError as e:
    print(e)
pair = ([1], "x")
try:
    pair[0] += [2]
except TypeError as e:
    print(e, pair)
same = also = [1]
same += (2, 3)
same *= 2
print(also, same is also)
text = alias = "ab"
text += "c"
print(text, alias)
try:
    same += 5
except TypeError as e:
    print(e)


def local():
    try:
        unbound += 1
    except UnboundLocalError as e:
        print(e)


local()
