"""A folder without an __init__.py means something only where no module of the library has its name."""
import statistics
from concurrent import futures
from stray import own

print(statistics.mean([1, 2]), hasattr(statistics, "inner"), own.MINE, futures.__name__)
for name in "statistics.own", "statistics.inner.leaf":
    try:
        __import__(name)
    except ModuleNotFoundError as e:
        print(e)
