print("text"
      (1, 2)) if False else None
x = 5
if x is 5:
    print("is")
