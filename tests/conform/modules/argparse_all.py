import argparse, sys, io, contextlib
def go(make, *lines):
    for line in lines:
        p = make()
        try:
            print(line, "->", p.parse_args(line.split()))
        except SystemExit as e:
            print(line, "-> exit", e.code)
        sys.stdout.flush()
def a():
    p = argparse.ArgumentParser(prog="fetch.py", description="Fetch a lot of pages, all at once or one after the other, and say how long it took altogether.", epilog="bye")
    p.add_argument("url", help="what to fetch")
    p.add_argument("more", nargs="*", type=int, help="numbers")
    p.add_argument("-n", "--count", type=int, default=3, metavar="N", help="how many times (default: %(default)s)")
    p.add_argument("-v", "--verbose", action="store_true")
    p.add_argument("-q", action="count", default=0)
    p.add_argument("--mode", choices=["fast", "slow"], default="fast", help="speed")
    p.add_argument("--tag", action="append")
    p.add_argument("--no-color", action="store_false", dest="color", help="a very long help text that does not fit on the line at all, so that it has to be wrapped")
    p.add_argument("--version", action="version", version="%(prog)s 1.0")
    return p
go(a, "x", "x 1 2 3 -n 5", "-n 5 x", "--count=7 x -v", "-vqq x", "x --mode medium", "", "x --tag a --tag b", "x -n abc", "x 1 b", "-h", "--version", "x --bogus", "--cou 3 x", "-n", "x -- -1", "x --no-color", "x -5")
def b():
    p = argparse.ArgumentParser(prog="tool")
    g = p.add_mutually_exclusive_group()
    g.add_argument("--a", action="store_true"); g.add_argument("--b")
    s = p.add_subparsers(dest="cmd", help="what to do")
    x = s.add_parser("run", help="run it"); x.add_argument("file"); x.add_argument("--fast", action="store_true")
    y = s.add_parser("list", help="list them", aliases=["ls"])
    return p
go(b, "run f", "run f --fast", "--a run f", "--a --b 1 run f", "list", "nope", "", "-h", "run -h", "run")
def c():
    p = argparse.ArgumentParser(prog="c", formatter_class=argparse.ArgumentDefaultsHelpFormatter)
    p.add_argument("--workers", type=int, default=4, help="workers")
    p.add_argument("pair", nargs=2)
    p.add_argument("opt", nargs="?", default="d", help="maybe")
    p.add_argument("--flag", action=argparse.BooleanOptionalAction, default=True, help="flag it")
    p.add_argument("--point", nargs=2, type=float, metavar=("X", "Y"))
    p.add_argument("--req", required=True)
    grp = p.add_argument_group("special", "special things")
    grp.add_argument("--sp", help=argparse.SUPPRESS); grp.add_argument("--vis", nargs="+")
    return p
go(c, "a b --req 1", "a b c --req 1 --point 1 2 --no-flag", "a --req 1", "a b", "-h", "a b --req 1 --vis 1 2 3")
ns = argparse.Namespace(x=1); print(ns, "x" in ns, vars(ns))
print(a().parse_known_args(["u", "--zzz", "9"]))
