"""sys.flags, float_info, hash_info, int_info: tuples whose items have names."""
import sys

print(sys.flags.optimize, sys.flags.dev_mode, sys.flags[0], len(sys.flags), type(sys.flags), isinstance(sys.flags, tuple))
print(sys.float_info)
print(sys.float_info.max, sys.float_info[6], sys.float_info.epsilon == sys.float_info[8], sys.float_info.n_fields)
print(sys.int_info, sys.int_info == (30, 4, 4300, 640))
print(sys.hash_info.width, sys.hash_info.modulus, sys.hash_info.inf, hash(float('inf')), sys.hash_info.algorithm)
print(sys.thread_info.name, sys.thread_info.lock)
try:
    sys.no_such_info
except AttributeError as e:
    print(e)
