import os
import sys

print(sys.prefix == sys.base_prefix, sys.exec_prefix == sys.base_exec_prefix)
print(sys.float_repr_style, sys.api_version, repr(sys.abiflags), sys.pycache_prefix, sys.platlibdir)
os.umask(0o077)
print(oct(os.umask(0o22)), oct(os.umask(0o7022)), oct(os.umask(0)))
try:
    os.umask('a')
except TypeError as error:
    print(type(error).__name__)
