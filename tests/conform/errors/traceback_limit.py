# sys.tracebacklimit: the interpreter shows the innermost entries, the module traceback the outermost ones.
import sys
import traceback


def down(n):
    return 1 / 0 if not n else down(n - 1)


for limit in 2, 1, 0, -1, 100:
    sys.tracebacklimit = limit
    try:
        down(3)
    except ZeroDivisionError as e:
        sys.excepthook(type(e), e, e.__traceback__)
        print(limit, [entry.lineno for entry in traceback.extract_tb(e.__traceback__)])
        print(traceback.format_exc())
del sys.tracebacklimit
try:
    down(3)
except ZeroDivisionError as e:
    print(len(traceback.extract_tb(e.__traceback__)))
