# sys.getrefcount() is not there: nothing is counted, a collector marks what lives. The dict of an object has no keys
# that it shares with others of its class.
import sys

print(sys.getsizeof({"a": 1}) > 0)
try:
    print(sys.getrefcount(sys) > 0)
except AttributeError as e:
    print(e)


class Point:
    def __init__(self):
        self.x = 1


print(sys.getsizeof(Point().__dict__) == sys.getsizeof({"x": 1}))
