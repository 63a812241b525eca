# importlib: modules by name, whether there are any, what is installed.
import importlib
import importlib.metadata
import importlib.util
import sys

print(importlib.import_module('json') is sys.modules['json'], importlib.import_module('.parse', 'urllib').__name__)
for name, package in (('no_such_module', None), ('.x', None), ('..x', 'urllib'), ('bisect.nope', None), ('', None)):
    try:
        print(importlib.import_module(name, package))
    except Exception as e:
        print(type(e).__name__, e)
print(importlib.util.find_spec('no_such_module'), importlib.util.find_spec('json').name, importlib.util.find_spec('urllib.parse').parent,
      importlib.util.find_spec('urllib.nope'))
for name, package in (('bisect.x.y', None), ('__main__', None), ('.x', '')):
    try:
        print(importlib.util.find_spec(name, package))
    except Exception as e:
        print(type(e).__name__, e)
print(importlib.util.resolve_name('.a', 'b.c'), importlib.util.resolve_name('..a', 'b.c'), importlib.util.resolve_name('a', 'b'))
for name in ('no-such-package', ''):
    try:
        print(importlib.metadata.version(name))
    except Exception as e:
        print(type(e).__name__, e, isinstance(e, ModuleNotFoundError))
for thing in (3, type(sys)('made')):
    try:
        importlib.reload(thing)
    except Exception as e:
        print(type(e).__name__, e)
print(importlib.reload(sys.modules['json']) is sys.modules['json'], importlib.invalidate_caches())
