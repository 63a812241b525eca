# The marks under a subscript that is stored to or deleted stand as under one that is read.
import traceback


def show(case):
    try:
        case([1, 2], {}, (3, 4))
    except Exception:
        traceback.print_exc()


def index(l, d, t):
    l[5] = 1


def key(l, d, t):
    d[[1]] = 4


def immutable(l, d, t):
    t[0] = 5


def delete(l, d, t):
    del d["missing"]


def nested(l, d, t):
    d["a"] = [l]
    d["a"][0]["b"] = 5


def pair(l, d, t):
    l[0], l[7] = 5, 6


def augmented(l, d, t):
    l[9] += 1


for case in (index, key, immutable, delete, nested, pair, augmented):
    show(case)
