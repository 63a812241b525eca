import os, glob, fnmatch
from pathlib import Path, PurePath, PurePosixPath
p = Path("a/b") / "c.tar.gz"
print(p, repr(p), p.name, p.stem, p.suffix, p.suffixes, p.parent, list(p.parents), p.parts, p.with_suffix(".x"), p.with_name("z"), p.with_stem("q"))
print(Path("/x/../y").parts, Path("."), Path(""), Path("a//b/./c"), Path("/").name == "", Path("a") < Path("b"), Path("a") == PurePath("a"), {Path("a"): 1}[Path("a")])
print(Path("/a/b").relative_to("/a"), Path("/a/b").is_absolute(), Path("a.py").match("*.py"), "pre" / Path("x"), PurePosixPath("a") / "b", os.fspath(p))
for f in (lambda: Path("a").relative_to("b"), lambda: Path(3), lambda: Path("").with_name("x")):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
d = Path("letter_test_dir"); d.mkdir(); 
try:
    (d / "one.txt").write_text("hello\nworld\n"); (d / "two.py").write_bytes(b"\x00\xff"); (d / "sub").mkdir(); (d / "sub" / "deep.txt").touch()
    print((d / "one.txt").read_text(), (d / "two.py").read_bytes(), (d / "one.txt").exists(), (d / "nope").exists(), d.is_dir(), (d / "one.txt").is_file(), (d / "one.txt").stat().st_size)
    print(sorted(x.name for x in d.iterdir()), sorted(map(str, d.glob("*.txt"))), sorted(map(str, d.rglob("*.txt"))), sorted(map(str, d.glob("**/*.txt"))))
    print(sorted(os.listdir(d)), os.path.exists(d / "one.txt"), os.path.getsize("letter_test_dir/one.txt"), sorted(glob.glob("letter_test_dir/*.txt")), sorted(glob.glob("letter_test_dir/**/*.txt", recursive=True)))
    print([(r, sorted(a), sorted(b)) for r, a, b in os.walk("letter_test_dir")])
    with (d / "one.txt").open() as f: print(f.readlines())
    with open("./letter_test_dir/one.txt") as f: print(f.name, f.readline())
    for g in (lambda: d.mkdir(), lambda: (d / "nope").read_text(), lambda: (d / "nope").unlink(), lambda: d.rmdir(), lambda: open(d), lambda: os.listdir("nowhere"), lambda: os.listdir(d / "one.txt"), lambda: (d / "x" / "y").mkdir()):
        try: g(); print("ok")
        except OSError as e: print(type(e).__name__, e)
    d.mkdir(exist_ok=True); (d / "x" / "y").mkdir(parents=True); (d / "nope").unlink(missing_ok=True)
    (d / "one.txt").rename(d / "uno.txt"); print((d / "uno.txt").read_text(), os.path.exists("letter_test_dir/one.txt"))
    os.makedirs("letter_test_dir/m/n", exist_ok=True); print(os.path.isdir("letter_test_dir/m/n"))
finally:
    for root, dirs, files in os.walk("letter_test_dir", topdown=False):
        for n in files: os.remove(os.path.join(root, n))
        for n in dirs: os.rmdir(os.path.join(root, n))
    d.rmdir(); print(d.exists())
print(fnmatch.fnmatch("a.py", "*.py"), fnmatch.filter(["a", "b.x"], "*.x"), fnmatch.fnmatch("b1", "[ab][!2]"))
