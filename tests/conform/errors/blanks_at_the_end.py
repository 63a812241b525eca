"""What ends a run shows a line as it is written; the module traceback takes its blanks away."""
import traceback


def fail():
    return 1 / 0   


try:
    fail()	
except ZeroDivisionError:
    traceback.print_exc()

fail()  
