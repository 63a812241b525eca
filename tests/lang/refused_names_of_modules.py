import json
import signal
import time
import urllib.request

for look in (lambda: time.pthread_getcpuclockid, lambda: time.clock_settime, lambda: urllib.request.build_opener, lambda: signal.sigwait):
    try:
        look()
    except AttributeError as e:
        print(e)
# expect: time.pthread_getcpuclockid is not part of the course's Python
# expect: time.clock_settime is not part of the course's Python
# expect: urllib.request.build_opener is not part of the course's Python: use urlopen() with a Request
# expect: signal.sigwait is not part of the course's Python: signals come from the program itself
try:
    time.nothing
except AttributeError as e:
    print(e)  # expect: module 'time' has no attribute 'nothing'
try:
    from difflib import HtmlDiff
except ImportError as e:
    print(e)  # expect: difflib.HtmlDiff is not part of the course's Python: use unified_diff()
print(hasattr(time, "pthread_getcpuclockid"), hasattr(json, "tool"))  # expect: False False
try:
    import time.nothing
except ModuleNotFoundError as e:
    print(e)  # expect: No module named 'time.nothing'; 'time' is not a package
import multiprocessing.pool  # expect error 'multiprocessing.pool' is not part of the course's Python
