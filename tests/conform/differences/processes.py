# There is one process on one virtual clock: subprocess starts none, and of multiprocessing there is nothing beyond
# cpu_count() and current_process(). Threads are there.
import multiprocessing

print(multiprocessing.current_process().name)
try:
    print(multiprocessing.Process.__name__)
except AttributeError as e:
    print(e)
try:
    import subprocess
    print(subprocess.PIPE, subprocess.run(["true"]).returncode)
except NotImplementedError as e:
    print(e)
