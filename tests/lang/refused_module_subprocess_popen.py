from subprocess import Popen
Popen(["ls"])  # expect error not part of the course's Python
