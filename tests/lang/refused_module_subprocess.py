import subprocess  # expect error not part of the course's Python
