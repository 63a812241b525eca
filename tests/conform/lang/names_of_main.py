# The names that a program finds when it starts.
print(dir())
print({k: v for k, v in globals().items() if k != '__loader__'})
print(list(globals()))
print(__package__, __spec__, __cached__, __annotations__)
