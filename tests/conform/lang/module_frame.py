#!/usr/bin/env python3
"""Docstring of the module"""
import sys
import math as m
from math import floor, ceil as up
print(__name__, __doc__)
def main():
    "doc of main"
    pass; print("one line"); return
if __name__ == "__main__":
    main()
print(main.__doc__, m.pi, floor(2.7), up(2.1))
print(sys.version_info[:2] >= (3, 11), len(sys.argv))
x = (1 +
     2)
y = 1 + \
    2
print(x, y, ...)
print(...
      , Ellipsis, NotImplemented)
if x: print("x")
for i in 1, 2: print(i)
class Empty: ...
class Doc:
    """class doc"""
print(Doc.__doc__, Empty.__doc__)
print(type(...).__name__, type(None).__name__, type(NotImplemented).__name__)
