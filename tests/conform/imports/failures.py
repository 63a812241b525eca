import re
import sys


def tell(name, of=None):
    try:
        exec_import(name, of)
    except ImportError as e:
        print(type(e).__name__, e.name, re.sub(r" \(([^ ]*\.py|unknown location)\)$", "", str(e)))
        print("   ", e.path and e.path.rsplit("/", 1)[-1])
    except Exception as e:
        print(type(e).__name__, e)


def exec_import(name, of):
    match name:
        case 1: import shop.nothing
        case 2: import stock.part
        case 3: import time.zone
        case 4: from stock import missing
        case 5: from . import stock
        case 6: import shop.deep.far
        case 7: import rings.a
        case 8: import rings.c
        case 9: import rings.raises
        case 10: import nowhere_at_all
        case 11: from shop import nothing
        case 12: from .stock import count


for number in range(1, 13):
    tell(number)
print(sorted(m for m in sys.modules if m.startswith(("rings", "shop", "stock"))))
try:
    import rings.broken
except SyntaxError as e:
    print(e.msg, e.lineno, e.offset, repr(e.text), e.end_lineno, e.end_offset)
try:
    import rings.tabs
except IndentationError as e:
    print(type(e).__name__, e.msg, e.lineno)
import rings.raises
