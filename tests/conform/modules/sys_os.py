import sys, os
print(sys.version_info >= (3, 8), sys.version_info.major, len(sys.argv), sys.maxsize, sys.getrecursionlimit())
print(os.environ.get("NO_SUCH_VARIABLE"), os.environ.get("NO_SUCH_VARIABLE", "default"))
sys.stdout.write("out\n")
sys.stderr.write("err\n")
print(sys.platform in ("linux", "darwin", "win32"), sys.byteorder, "sys" in sys.modules)
try:
    sys.exit()
except SystemExit as e:
    print(repr(e), e.code)
