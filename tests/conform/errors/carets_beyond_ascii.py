# What the module traceback marks in lines with letters beyond ASCII: as CPython's, which mixes bytes and characters.
import traceback
def a(): return ("äöü" + 5)
def b(): return "ä"   *   "ö"
def d(): return ["ä"][ 5 ]
def e(): return {"ä": [1]}["ä"] [ 3 ]
def f(): return "日本" % 5 + 3
def g(): return "日本"+5
def h(): return "é"+5+"é"
def i(): return 5 - len("ä") // (0) # ä
def j(): return "ääääääääää" + 5 + 1 * (3)
for t in (a, b, d, e, f, g, h, i, j):
    try: t()
    except Exception: traceback.print_exc()
