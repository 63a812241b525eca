# What is finalized when the program is over still finds the names of its module.
log = []


def say(name):
    log.append(name)
    print("bye", name, len(log), sorted(log))


class Resource:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        say(self.name)


def session(name):
    try:
        yield name
    finally:
        say(name)


first = Resource("first")
half_way = session("half-way")
next(half_way)
last = Resource("last")
print("over")
