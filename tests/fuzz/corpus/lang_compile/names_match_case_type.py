match = 5  # a soft keyword is a name elsewhere
case = match + 1
_ = 3
type_ = type
print(match, case, _)  # expect: 5 6 3
match.bit_length
print(match (1) if callable(match) else "not called")  # expect: not called
def match(x): return x * 2
print(match(4))  # expect: 8
match (3)
[match][0]
print([match][0](1))  # expect: 2
