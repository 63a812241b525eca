# Contexts are maps: equal by what they hold, without a hash, and no bases of classes.
import contextvars

var = contextvars.ContextVar('var')
first = contextvars.copy_context()
second = contextvars.copy_context()
print(first == second, first != second, first == {}, first is second)
first.run(var.set, [1])
print(first == second)
second.run(var.set, [1])
print(first == second, first == first.copy())
try:
    hash(first)
except TypeError as e:
    print(e)
for base in contextvars.Context, contextvars.ContextVar, contextvars.Token:
    try:
        type('Mine', (base,), {})
    except TypeError as e:
        print(e)
