# clock: real
"""Reading dates and times from text."""
import time
from datetime import datetime

for text, fmt in [("2024-02-29 13:05:09", "%Y-%m-%d %H:%M:%S"), ("01/02/03", "%d/%m/%y"), ("Jan 5 1999", "%b %d %Y"),
                  ("Friday, 05 March 2021", "%A, %d %B %Y"), ("07:08 PM", "%I:%M %p"), ("12:00 am", "%I:%M %p"),
                  ("2021-060", "%Y-%j"), ("1.5", "%S.%f"), ("2024-01-01T10:00:00+0530", "%Y-%m-%dT%H:%M:%S%z"),
                  ("2024-01-01 10:00:00Z", "%Y-%m-%d %H:%M:%S%z"), ("100%", "%H0%%"), ("  3   4", "%m %d"), ("99", "%y"),
                  ("12/31/99 23:59:59", "%x %X"), ("Tue Nov 14 22:13:20 2023", "%c"), ("10:20", "%R"), ("may", "%B"),
                  ("2024", "%Y-%m"), ("2024-13-01", "%Y-%m-%d"), ("31-02", "%d-%m"), ("12 extra", "%H"), ("x", "%Q"),
                  ("x", "%"), ("2024-06-01 10:00 UTC", "%Y-%m-%d %H:%M %Z")]:
    for read in (datetime.strptime, time.strptime):
        try:
            print(repr(read(text, fmt)))
        except Exception as e:
            print(text, fmt, type(e).__name__, e)
print(time.strptime("Tue Nov 14 22:13:20 2023").tm_yday, datetime.strptime("1:2:3.004", "%H:%M:%S.%f").time())
