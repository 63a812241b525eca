import os


class Path:
    def __init__(self, name):
        self.name = name

    def __fspath__(self):
        return self.name


for name in ("a", b"a", 5, None):
    for f in (os.fspath, open):
        try:
            print(f(Path(name)))
        except FileNotFoundError:
            print("not there")
        except TypeError as e:
            print(e)
