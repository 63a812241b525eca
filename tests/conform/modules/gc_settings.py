import gc

print(gc.isenabled(), gc.get_threshold())
gc.disable()
print(gc.isenabled())
gc.enable()
print(gc.isenabled())
gc.set_threshold(500)
print(gc.get_threshold())
gc.set_threshold(1000, 15, 5)
print(gc.get_threshold())
gc.set_threshold(0)
print(gc.get_threshold())
try:
    gc.set_threshold('a')
except TypeError as error:
    print(error)
try:
    gc.set_threshold(2 ** 40)
except OverflowError as error:
    print(error)
gc.set_threshold(-1)
print(gc.get_threshold())
