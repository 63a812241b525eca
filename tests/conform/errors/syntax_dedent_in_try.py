# The except stands between two blocks, which is told before what the try lacks.
def f():
    try:
        print("never")
   except ValueError:
        pass
