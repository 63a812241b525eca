# sys.excepthook writes to what sys.stderr is at the moment, whole and flushed; a SyntaxError shows the place it names.
import io
import sys

places = [('bad.py', 1, 0, 'abcdefg', 1, 0), ('bad.py', 1, 4, 'abcdefg', 1, 15), ('bad.py', 1, 2, '   abcdefg\n', 1, 9),
          ('bad.py', None, 4, 'abcdefg\n'), (None, 1, 4, 'abcdefg\n'), ('bad.py', 1, 10, 'text7\n')]
kept = sys.stderr
sys.stderr = text = io.StringIO()
try:
    1 / 0
except ZeroDivisionError as e:
    sys.excepthook(type(e), e, e.__traceback__)
for place in places:
    try:
        raise SyntaxError('bad bad', place)
    except SyntaxError as e:
        sys.__excepthook__(type(e), e, e.__traceback__)
sys.stderr = None
try:
    1 / 0
except ZeroDivisionError as e:
    sys.excepthook(type(e), e, e.__traceback__)
sys.stderr = kept
print(text.getvalue())
