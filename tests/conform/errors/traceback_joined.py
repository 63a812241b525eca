# Tracebacks can be cut and joined, but not into a ring.
import traceback
def b(): raise ValueError('deep')
def a(): b()
try: a()
except ValueError as e: tb = e.__traceback__
tb.tb_next.tb_next = None; traceback.print_tb(tb)
try: tb.tb_next = tb
except ValueError as e2: print(e2)
try: tb.tb_next = 5
except TypeError as e2: print(e2)
try: del tb.tb_next
except TypeError as e2: print(e2)
try: tb.tb_lineno = 5
except AttributeError as e2: print(e2)
