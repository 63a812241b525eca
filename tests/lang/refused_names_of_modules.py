import json
import shlex
import time
import urllib.request

for look in (lambda: time.pthread_getcpuclockid, lambda: time.clock_settime, lambda: urllib.request.build_opener, lambda: shlex.shlex):
    try:
        look()
    except AttributeError as e:
        print(e)
# expect: time.pthread_getcpuclockid is not part of the course's Python
# expect: time.clock_settime is not part of the course's Python
# expect: urllib.request.build_opener is not part of the course's Python: use urlopen() with a Request
# expect: shlex.shlex is not part of the course's Python
try:
    time.nothing
except AttributeError as e:
    print(e)  # expect: module 'time' has no attribute 'nothing'
try:
    from pathlib import PureWindowsPath
except ImportError as e:
    print(e)  # expect: pathlib.PureWindowsPath is not part of the course's Python
print(hasattr(time, "pthread_getcpuclockid"), hasattr(json, "tool"))  # expect: False False
try:
    import time.nothing
except ModuleNotFoundError as e:
    print(e)  # expect: No module named 'time.nothing'; 'time' is not a package
import multiprocessing.pool  # expect error 'multiprocessing.pool' is not part of the course's Python
