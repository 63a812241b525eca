# memoryview() is refused: there are no buffers to share. Slices of bytes and bytearray are copies, as always.
try:
    print(bytes(memoryview(b"abc")[1:]))
except NotImplementedError as e:
    print(e)
print(isinstance(b"abc", memoryview))
