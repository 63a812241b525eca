n = 3
if n > 2
    print(n)
# expect error 2:9 expected ':'
