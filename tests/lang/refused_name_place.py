import os

pid = 1 + os.fork()  # expect error 3:11 os.fork is not part of the course's Python
