# Local time is UTC: time.tzset() refuses other zones instead of keeping silent about them.
import os
import time

for zone in None, 'UTC', 'UTC0', '', 'EST+5EDT,M3.2.0/2,M11.1.0/2', 'Europe/Berlin':
    if zone is None:
        os.environ.pop('TZ', None)
    else:
        os.environ['TZ'] = zone
    try:
        print(time.tzset(), time.localtime(0).tm_hour)
    except NotImplementedError as e:
        print(e)
# expect: None 0
# expect: None 0
# expect: None 0
# expect: None 0
# expect: time zones of the environment are not part of the course's Python: local time is UTC; use datetime.timezone
# expect: time zones of the environment are not part of the course's Python: local time is UTC; use datetime.timezone
