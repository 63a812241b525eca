# A star loads the modules that __all__ names; __import__() with all its arguments; a module's own __dir__.
import listed
from listed import *

print(value, deep.depth, dir(listed))


def tried(*args, **kwargs):
    try:
        print(__import__(*args, **kwargs).__name__)
    except Exception as e:
        print(type(e).__name__, e)


tried("listed.deep")
tried("listed.deep", fromlist=["depth"])
tried("listed", None, None, ("deep", "nothing"))
tried("deep", {"__package__": "listed"}, None, ["depth"], 1)
tried("", {"__package__": "listed"}, None, ["deep"], 1)
tried("deep", {"__package__": "listed"}, None, ["depth"], 2)
tried("deep", None, None, None, 1)
tried("listed", None, None, None, -1)
tried("listed", level="x")
tried("")
from listed.numbers import *
