# An exception keeps what its frames held. It goes at the end of the clause that named it, and coroutines nobody awaited
# say so there, at the last line of the clause.
async def a(): pass
async def b(): pass


def later(coros):
    raise ValueError("not today")


def quiet():
    try:
        later([a(), b()])
    except ValueError as e:
        x = 1
    y = 2
    z = 3


def loud():
    try:
        later((a(), b()))
    except ValueError as e:
        print(e)
    y = 2


def unnamed():
    try:
        later(a())
    except ValueError:
        print("unnamed")
        print("still")
    y = 2


quiet()
loud()
unnamed()
for i in range(3):
    try:
        later({i: a()})
    except ValueError as e:
        print(i, e)
    print("next")
