# A frame object is a copy of what stood where when it was asked for: it does not move on.
import sys

frame = sys._getframe()
print(frame.f_lineno == 5)
