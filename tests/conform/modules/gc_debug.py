import gc

print(gc.DEBUG_STATS, gc.DEBUG_COLLECTABLE, gc.DEBUG_UNCOLLECTABLE, gc.DEBUG_SAVEALL, gc.DEBUG_LEAK, gc.garbage)
gc.set_debug(gc.DEBUG_UNCOLLECTABLE)
cycle = []
cycle.append(cycle)
del cycle
gc.collect()
print(gc.garbage)
gc.set_debug(0)
