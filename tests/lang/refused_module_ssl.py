import ssl
print(ssl.SSLError.__mro__[1].__name__)  # expect: OSError
ssl.create_default_context()  # expect error not part of the course's Python
