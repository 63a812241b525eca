a, b, c = 1, "2", 3
result = a + (c * 2) + b + c
