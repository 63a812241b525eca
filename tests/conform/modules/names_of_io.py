"""Where the library's things say that they are from: streams, executors, the marker of dataclasses."""
import copy
import dataclasses
import io
import pickle
from concurrent.futures import ThreadPoolExecutor

for cls in (io.StringIO, io.BytesIO, io.TextIOWrapper, io.BufferedReader, io.FileIO):
    print(cls, cls.__module__, cls.__qualname__)
print(iter(io.StringIO("a\nb")), io.BytesIO(b"x"))


class Log(io.StringIO):
    pass


print(Log, Log.__module__, repr(Log())[:24])
memory = io.StringIO("kept")
memory.seek(0, 2)
memory.write(", too")
print(copy.copy(memory).getvalue(), pickle.loads(pickle.dumps(memory)).getvalue(), pickle.dumps(io.BytesIO))

with ThreadPoolExecutor(2) as pool:
    results = pool.map(abs, [-1, -2])
    print(results, list(results))


@dataclasses.dataclass
class Point:
    x: int
    _: dataclasses.KW_ONLY
    y: int = 0


print(dataclasses.KW_ONLY, Point.__annotations__, Point(1, y=2))
try:
    Point(1, 2)
except TypeError as error:
    print(error)
