"""Places in a text file count bytes, whatever characters it has."""
import collections
import os

with open("words.txt", "w", encoding="utf-8") as f:
    print(f.write("é\nüx\nplain\n"), f.tell())
print(os.path.getsize("words.txt"))
with open("words.txt", encoding="utf-8") as f:
    print(f.readline(), f.tell(), f.read(1), f.tell())
    print(f.seek(3), f.readline(), f.tell(), f.seek(0, 2), f.read())
    f.seek(0)
    print(f.read().split())
with open("words.txt", "a", encoding="utf-8") as f:
    f.write("ß")
    print(f.tell())
with open("words.txt", "rb") as f:
    print(f.read(3), f.tell(), f.seek(-2, 2), f.read())
with open("words.txt", "r+", encoding="utf-8") as f:
    print(f.truncate(7), f.read())
os.remove("words.txt")
print(issubclass(list, collections.abc.Sequence), isinstance({}, collections.abc.Mapping))
try:
    collections.Deque
except AttributeError as e:
    print(e)
