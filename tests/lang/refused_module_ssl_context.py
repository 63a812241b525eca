from ssl import SSLContext
SSLContext()  # expect error not part of the course's Python
