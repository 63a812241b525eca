# A loop without a body, and what follows stands nowhere.
def f():
    for i in range(3):
  print(i)
