# A module that does its work while it is imported: what it drops is gone at once, and the memory comes back.
import working

print(working.Thing.__name__, working.reference())
