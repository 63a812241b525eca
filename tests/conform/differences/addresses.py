# id() and the addresses in reprs are small numbers counted from the start of the run: the same in every run.
class Thing:
    pass


print(Thing())
print(hex(id(Thing())))
