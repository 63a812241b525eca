# There is one process on one virtual clock: subprocess is not there, nor what multiprocessing has beyond cpu_count() and
# current_process(). Threads are there.
import multiprocessing

print(multiprocessing.current_process().name)
try:
    print(multiprocessing.Process.__name__)
except AttributeError as e:
    print(e)
try:
    print(__import__("subprocess").__name__)
except ModuleNotFoundError as e:
    print(e)
