"""functools.total_ordering: its methods are the same functions for every class, and can be pickled."""
import pickle
from functools import total_ordering


@total_ordering
class Version:
    def __init__(self, number):
        self.number = number

    def __eq__(self, other):
        return self.number == other.number

    def __lt__(self, other):
        return self.number < other.number


@total_ordering
class Level(Version):
    pass


print(Version.__ge__.__qualname__, pickle.loads(pickle.dumps(Version.__ge__)) is Version.__ge__, Level.__gt__ is Version.__gt__)
print(Version(1) <= Version(1), Version(2) > Version(1), sorted([Level(3), Level(1)])[0].number)
