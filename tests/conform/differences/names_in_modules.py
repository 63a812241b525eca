# What a library module is made of is its own affair: only the public names are CPython's.
import collections

print([name for name in dir(collections) if not name.startswith("_")])
print("_Link" in dir(collections), hasattr(collections, "_Link"))
