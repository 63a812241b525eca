# How parsers, arguments and namespaces show themselves.
import argparse

parser = argparse.ArgumentParser("tool", description="about")
print(parser)
for names, how in [(["cups"], {"type": int, "nargs": "+"}), (["plates"], {"nargs": "?", "default": 3}),
                   (["-s", "--size"], {"choices": [1, 2], "metavar": "N"}), (["-v"], {"action": "store_true"}),
                   (["--no-v"], {"action": "store_false", "dest": "v"}), (["-c"], {"action": "count", "help": "more"}),
                   (["--five"], {"action": "store_const", "const": 5}), (["-a"], {"action": "append"}),
                   (["-e"], {"action": "extend", "nargs": "*"}), (["-b"], {"action": "append_const", "const": 1}),
                   (["--version"], {"action": "version", "version": "1"}),
                   (["--flag"], {"action": argparse.BooleanOptionalAction, "required": True}),
                   (["--out"], {"type": argparse.FileType("w", encoding="ascii")})]:
    print(parser.add_argument(*names, **how))
print(argparse.FileType(), argparse.FileType("wb", 0, errors="strict"))
print(parser.add_subparsers(dest="what", help="which"))
print(argparse.Namespace(a=1, b="x"), argparse.Namespace(**{"a-b": 1, "c": [2], "d e": None}))
