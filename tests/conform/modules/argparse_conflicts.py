# Options that are there twice, other prefixes, long options with one dash, arguments from a file.
import argparse
import tempfile


def parse(parser, line):
    try:
        print(parser.parse_args(line.split()))
    except SystemExit as e:
        print("exit", e.code)


parser = argparse.ArgumentParser("tool", conflict_handler="resolve")
parser.add_argument("-s", "--size", help="the first one")
parser.add_argument("--size", help="the second one")
parser.print_help()
parse(parser, "-s 1 --size 2")
parser.add_argument("-s", help="the third one")
parser.print_help()
parse(parser, "-s 1 --size 2")
parser = argparse.ArgumentParser("tool")
parser.add_argument("-a", "--all")
for names in ["-a"], ["--all", "-a"]:
    try:
        parser.add_argument(*names)
    except argparse.ArgumentError as e:
        print(e)

parser = argparse.ArgumentParser("tool", prefix_chars="+/")
parser.add_argument("+f")
parser.add_argument("//bar", action="store_true")
parser.add_argument("rest", nargs="*")
parser.print_help()
parse(parser, "+f 1 //bar -x")
parse(parser, "//ba +f2")
parse(parser, "+h")

parser = argparse.ArgumentParser("tool")
parser.add_argument("-bacon")
parser.add_argument("-badger", action="store_true")
parser.add_argument("-x", action="store_true")
for line in ["-bac 1", "-bad", "-ba 1", "-bacon=2", "-bacon", "-xy", "-badgers"]:
    parse(parser, line)

parser = argparse.ArgumentParser("tool", fromfile_prefix_chars="@")
parser.add_argument("-n", type=int)
parser.add_argument("words", nargs="*")
with tempfile.TemporaryDirectory() as folder:
    with open(f"{folder}/more.txt", "w") as file:
        file.write(f"-n\n5\n@{folder}/rest.txt\n")
    with open(f"{folder}/rest.txt", "w") as file:
        file.write("one\ntwo three\n")
    parse(parser, f"zero @{folder}/more.txt four")
parse(parser, "@nowhere.txt")

parser = argparse.ArgumentParser("tool", argument_default=argparse.SUPPRESS)
parser.add_argument("-q")
parser.add_argument("name", nargs="?")
parse(parser, "")
parse(parser, "me -q 1")
