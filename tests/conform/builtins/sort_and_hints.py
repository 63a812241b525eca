def tried(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except TypeError as e:
        print(e)


for reverse in (True, 2, 0, None, "x", 1.0):
    tried(sorted, [1, 3, 2], reverse=reverse)
    tried([1, 3, 2].sort, reverse=reverse)
it = iter({1, 2, 3})
print(it.__length_hint__(), next(it), it.__length_hint__(), len(list(it)), it.__length_hint__())
print({"a": 1}.keys().mapping, {"a": 1}.items().mapping["a"], type({}.values().mapping))
