import subprocess
print(subprocess.PIPE)  # expect: -1
subprocess.run(["ls"])  # expect error not part of the course's Python
