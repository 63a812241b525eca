"""Names of files as bytes: whoever asks with bytes is answered with bytes."""
import os

for name in ("é.txt", "b.txt"):
    open(name, "w").close()
print(sorted(name for name in os.listdir(b".") if name.endswith(b".txt")))
print(sorted(entry.name for entry in os.scandir(b".") if entry.name.endswith(b".txt")))
print(sorted(name for name in os.listdir(".") if name.endswith(".txt")))
print(type(os.getcwdb()), os.fsencode("é"), os.fsdecode(b"\xc3\xa9\xff") == "é\udcff", os.fsencode("\udcff"), os.fsencode(b"x"))
print(os.path.join(b"a", b"b", b"/c", b"d"), os.path.split(b"/a/b"), os.path.basename(b"x/y"), os.path.dirname(b"x//y"))
print(os.path.splitext(b"a/b.tar.gz"), os.path.splitext(b".x"), os.path.splitdrive(b"/a"), os.path.isabs(b"/"), os.path.exists(b"b.txt"))
for wrong in (lambda: os.path.join("a", b"b"), lambda: os.path.join(b"a", "b"), lambda: os.path.split(3)):
    try:
        wrong()
    except TypeError as e:
        print(e)
print(os.path.devnull, os.path.defpath, os.path.supports_unicode_filenames)
os.remove("é.txt")
os.remove(b"b.txt")
