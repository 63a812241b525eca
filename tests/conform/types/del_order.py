# What dies together is let go of in an order: a list and a tuple begin with their last item, a dict and an object with
# their first attribute, and whoever has a __del__ is asked before what it alone held.
class Node:
    def __init__(self, name, *kids):
        self.name = name
        self.kids = kids

    def __del__(self):
        print("  del", self.name)


class Plain:
    pass


def several(*nodes):
    pass


def half_way(name):
    try:
        yield
    finally:
        print("  closed", name)


print("list")
x = [Node(1), Node(2), Node(3)]
del x
print("tuple")
x = Node(1), Node(2), Node(3)
x = None
print("dict")
x = {1: Node(1), 2: Node(2)}
del x
print("attributes")
x = Plain()
x.first, x.second = Node("first"), Node("second")
del x
print("parent and children")
x = Node("parent", Node("child"), Node("another"))
del x
print("one in another")
x = [[Node(1), Node(2)], (Node(3), Node(4)), {5: Node(5), 6: Node(6)}]
del x
print("a chain")
x = None
for i in range(5):
    x = Node(i, x)
x = None
print("arguments")
several(Node(1), Node(2))
several(*[Node(3), Node(4)])
print("a list that nobody keeps")
[Node(i) for i in range(3)]
print("generators")
x = [half_way(i) for i in range(3)]
for g in x:
    next(g)
del g
del x
print("one that others hold, too")
x = [Node(1), Node(2), Node(3)]
y = x[1]
del x
del y
print("at the end")
