def say(value):
    print("say", repr(value))
    return value
print(say(0) or say("") or say([]))
print(say(1) and say("x") and say({}))
print(not say(None))
print(1 if say("") else 2)
print(say(1) < say(2) < say(3))
print(say(3) < say(2) < say(1))
print(1 == 1.0 == True, 1 < 2 > 1, 1 != 2 != 1)
print(None is None, [] is [], 3 in [1, 2, 3] is True)
print("a" in "banana", 4 not in (1, 2), "k" in {"k": 1})
print([bool(x) for x in (0, 0.0, "", (), [], {}, set(), None, False, range(0), b"")])
print([bool(x) for x in (1, -1, 0.1, " ", (0,), [0], {0: 0}, "False")])
