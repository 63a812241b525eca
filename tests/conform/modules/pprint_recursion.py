# pprint of what is part of itself, and what can be read back.
import pprint


def shown(text, *things):
    for thing in things:
        text = text.replace(f"id={id(thing)}", "id=...")
    return text


plates = ["a"]
plates.insert(0, plates)
table = {"name": "x" * 40, "rows": ["y" * 30, "z" * 30]}
table["rows"].append(table)
pair = (1, [])
pair[1].append(pair)
for thing in plates, table, pair:
    print(shown(pprint.pformat(thing), plates, table, pair))
    print(shown(pprint.saferepr(thing), plates, table, pair))
    print(pprint.isrecursive(thing), pprint.isreadable(thing))
twice = [1]
print(pprint.pformat([twice, twice]), pprint.isrecursive([twice, twice]))
for thing in [1, "a", None], object(), {"key": len}, [], {}, (1.5,), [[2]]:
    print(pprint.isreadable(thing), pprint.isrecursive(thing))
print(pprint.pformat([1, [2, (3,)], (4,), {5: 6}, (7, 8), [], ()], depth=1))
printer = pprint.PrettyPrinter(depth=1)
print(printer.isreadable([[1]]), printer.isreadable([1]), printer.pformat([[1], 2]))
print(printer.format([1, [2]], {}, 1, 0), printer.format({"b": 1, "a": ()}, {}, 0, 0))


class Short(pprint.PrettyPrinter):
    def format(self, object, context, maxlevels, level):
        if isinstance(object, str):
            return object[:3] + "~", True, False
        return super().format(object, context, maxlevels, level)


Short().pprint(["abcdefg", {"hijklmn": 1}, 5])
