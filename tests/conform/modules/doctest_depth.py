"""An example that runs too deep says how deep it came: doctest's own calls count as CPython's do."""
import doctest


def fact(n):
    """
    >>> fact(4)
    24
    >>> fact(-1)
    Traceback (most recent call last):
        ...
    ValueError
    """
    if n == 1:
        return 1
    return n * fact(n - 1)


print(doctest.testmod())
