# Keywords that an exception does not take, OSErrors with an __init__ of their own, a new __dict__, notes that are none.
import traceback


class Plain(Exception):
    pass


class Keyed(Exception):
    def __new__(cls, **names):
        return super().__new__(cls, "made")


class Disk(OSError):
    def __init__(self, place):
        self.place = place


class Disk2(OSError):
    def __init__(self, place):
        super().__init__(2, "gone", place)


for make in (lambda: Plain(a=1), lambda: Keyed(a=1), lambda: KeyError(a=1), lambda: ImportError(spam=1)):
    try:
        print(make())
    except TypeError as e:
        print(e)
d = Disk("here")
print(d.args, d.place, repr(str(d)), d.errno, Disk2("x").args, Disk2("x"))
p = Plain("text")
p.mark = 1
p.__dict__ = {"other": 2}
print(p.other, hasattr(p, "mark"), p.args)
try:
    p.__dict__ = 5
except TypeError as e:
    print(e)


class Silent(Exception):
    def __str__(self):
        raise ValueError("no")


print(traceback.format_exception_only(Silent()))
for notes in (5, ["a", 5, Silent()], "no list"):
    p.__notes__ = notes
    print(traceback.format_exception_only(p))
