if 1:
    pass
else:
foobar = 1
