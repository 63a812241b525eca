x = 3
if x > 2   # the colon is missing
    print(x)
