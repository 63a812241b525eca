values = {"a": [1, 2,
print(values)
