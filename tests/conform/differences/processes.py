# multiprocessing and subprocess are not there: a program is one process on one virtual clock. Threads are there.
for name in ("multiprocessing", "subprocess"):
    try:
        print(__import__(name).__name__)
    except ModuleNotFoundError as e:
        print(e)
