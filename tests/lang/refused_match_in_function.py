def f(x):
    # expect error 3:5 not part of the course's Python
    match x:
        case [a, b]:
            return a
print(f([1, 2]))
