for text, value in (("two", [1]), ("two", [1, 2, 3]), ("star", [])):
    try:
        if text == "two":
            a, b = value
        else:
            a, *b = value
    except ValueError as e:
        print(e)
try:
    a, b = 5
except TypeError as e:
    print(e)
try:
    a, b = None
except TypeError as e:
    print(e)
try:
    a, b = iter([1, 2, 3])
except ValueError as e:
    print(e)
