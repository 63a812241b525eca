"""sys.excepthook: the program's own gets what nobody caught; its own mistake is told with the original."""
import sys


class Lost(Exception): pass


def hook(kind, value, tb):
    print('hook:', kind.__name__, value, tb.tb_lineno)
    raise KeyError('in the hook')


sys.__excepthook__(Lost, Lost('printed by hand'), None)
sys.excepthook = hook
raise Lost('at the end')
