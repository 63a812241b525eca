import os, os.path
from os import path
print(path.join("a", "b", "/c", "d"), path.join("a/", "b"), path.join("", "x"), os.path.split("/a/b/c.txt"), path.split("/"))
print(path.basename("/a/b.tar.gz"), path.dirname("/a/b"), path.splitext("a/b.tar.gz"), path.splitext(".bashrc"), path.splitext("a.b/c"))
print(path.normpath("/a/./b/../c//d"), path.normpath(""), path.normpath("../x/.."), path.isabs("/a"), path.isabs("a"))
print(path.commonprefix(["interview", "internet"]), path.relpath("/a/b/c", "/a/d"), os.sep, os.linesep == "\n", os.strerror(2))
print(os.environ.get("NOPE"), os.environ.get("NOPE", "default"), os.getenv("NOPE"), os.fspath("x"))
print(path.exists("/nonexistent/file"), path.isfile("/nonexistent"), len(os.urandom(4)), isinstance(os.getpid(), int))
try:
    os.fspath(5)
except TypeError as exc:
    print(exc)
