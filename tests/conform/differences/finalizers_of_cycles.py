# __del__ of an object in a cycle of references is called when the last way to the cycle is gone. CPython calls it when
# its collector comes by, a moment that depends on how much was allocated before.
import gc


class Node:
    def __del__(self):
        print("del")


node = Node()
node.me = node
del node
print("dropped")
gc.collect()
print("collected")
