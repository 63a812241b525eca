# A class made by a call belongs to the module whose code calls, wherever it goes from there.
import pickle
import made
from made import ByMeta, Called, Data, Kinds, Meta, New, Point, Put, make

for cls in (Called, Put, New, Data, Kinds, Point, ByMeta, make('Made'), type('Here', (), {}), Meta('There'), made.make('Again')):
    print(cls.__module__, cls.__qualname__, cls)
print(pickle.loads(pickle.dumps(Put())).x, pickle.loads(pickle.dumps(Point(1, 2))), Data(3))
try:
    pickle.dumps(make('Made')())
except pickle.PicklingError as e:
    print(e)
