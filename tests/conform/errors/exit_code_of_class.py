"""A subclass of SystemExit may bring its exit status as an attribute of the class."""


class GracefulExit(SystemExit):
    code = 3


class Verbose(SystemExit):
    @property
    def code(self):
        print("asked for its code")
        return 4


class Missing(OSError):
    errno = 5
    strerror = "from the class"


e = Missing(2, "given")
print(e.errno, e.strerror, e.args, e.filename)
e.errno = 7
print(e.errno, Missing.errno, vars(e))
stop = GracefulExit("text")
print(stop.code, stop.args, GracefulExit.code)
stop.code = "new"
print(stop.code)
try:
    raise Verbose()
except SystemExit as e:
    print(e.code, e.args, SystemExit(7).code)
raise GracefulExit()
