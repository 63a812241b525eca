import ssl  # expect error not part of the course's Python
