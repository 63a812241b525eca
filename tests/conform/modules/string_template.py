from string import Formatter, Template, ascii_letters, capwords

t = Template("$who owes ${what} $$5, $who")
print(t.substitute(who="Bob", what="tea"), t.safe_substitute(who="Al"), t.get_identifiers(), t.is_valid())
for text, values in ("$a", {}), ("$", {}), ("x $1 y", {}), ("one\ntwo $ here", {"a": 1}):
    try:
        print(Template(text).substitute(values))
    except (KeyError, ValueError) as e:
        print(type(e).__name__, e)
print(Template("$x and ${y}").substitute({"x": 1}, y=2), Template("50% $").safe_substitute())


class Percent(Template):
    delimiter = "%"


print(Percent("%name %% $x").substitute(name="n"))
f = Formatter()
print(f.format("{} {1[0]} {name!r:>8} {{}}", "a", name="b") if False else f.format("{0} {1[0]} {name!r:>8} {{}}", "a", "bc", name="d"))
print(list(f.parse("a{b!r:c}d{{e}}{0.x[1]}")), f.format("{:{width}}|", 3, width=5))


class Defaults(Formatter):
    def get_value(self, key, args, kwargs):
        return kwargs.get(key, f"<{key}>") if isinstance(key, str) else super().get_value(key, args, kwargs)


print(Defaults().format("{a} {b}", a=1))
for bad in "{", "}", "{0} {}", "{!x}":
    try:
        print(f.format(bad, 1, 2))
    except (ValueError, IndexError) as e:
        print(type(e).__name__, e)
print(capwords("hello big  world"), len(ascii_letters))
