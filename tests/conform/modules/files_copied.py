"""shutil and tempfile: copies, moves, folders that go away."""
import os
import shutil
import tempfile

with tempfile.TemporaryDirectory() as folder:
    print(os.path.isdir(folder), os.path.basename(folder).startswith("tmp"))
    here = lambda *names: os.path.join(folder, *names)
    with open(here("a.txt"), "w") as f:
        f.write("one\ntwo\n")
    shutil.copy(here("a.txt"), here("b.txt"))
    os.makedirs(here("sub", "deep"))
    shutil.copy(here("a.txt"), here("sub"))
    shutil.move(here("b.txt"), here("sub", "deep", "c.txt"))
    shutil.copytree(here("sub"), here("again"))
    print(sorted(os.listdir(folder)), sorted(os.listdir(here("again"))), os.listdir(here("again", "deep")))
    print(open(here("again", "deep", "c.txt")).read())
    shutil.rmtree(here("sub"))
    print(os.path.exists(here("sub")), sorted(os.listdir(folder)))
    for wrong in (lambda: shutil.rmtree(here("gone")), lambda: shutil.copy(here("gone"), here("x")),
                  lambda: shutil.copyfile(here("a.txt"), here("a.txt"))):
        try:
            wrong()
        except OSError as e:
            print(type(e).__name__, str(e).replace(folder, "FOLDER"))
    with tempfile.NamedTemporaryFile("w+", dir=folder, suffix=".txt", prefix="x") as t:
        t.write("text")
        t.flush()
        t.seek(0)
        print(t.read(), os.path.exists(t.name), os.path.basename(t.name)[0], t.name[-4:])
    print(os.path.exists(t.name), shutil.rmtree(here("gone"), ignore_errors=True))
print(os.path.exists(folder), shutil.which("no-such-program-here"))
made = tempfile.mkdtemp(prefix="kept-")
print(os.path.isdir(made), os.rmdir(made), tempfile.gettempprefix())
