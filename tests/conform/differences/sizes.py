# sys.getrefcount() is not there: nothing is counted, a collector marks what lives.
import sys

print(sys.getsizeof({"a": 1}) > 0)
try:
    print(sys.getrefcount(sys) > 0)
except AttributeError as e:
    print(e)
