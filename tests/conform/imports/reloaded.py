# importlib.reload() runs a module of the program in the names it has.
import importlib
import importlib.util

import reloaded_part

print(reloaded_part.count, reloaded_part.bump(), reloaded_part.count)
reloaded_part.extra = 'kept'
old = reloaded_part.bump
again = importlib.reload(reloaded_part)
print(again is reloaded_part, again.count, again.extra, again.bump is old, old(), again.count)
print(importlib.import_module('reloaded_part') is again, importlib.util.find_spec('reloaded_part').name)
