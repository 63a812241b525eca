# help() tells of what a program defines; what is built in has no docstrings here.
class Mistake(Exception):
    """A mistake of our own."""


def twice(n):
    """Two of them."""
    return 2 * n


help(twice)
for thing in len, Mistake:
    try:
        help(thing)
    except NotImplementedError as e:
        print(e)
