counter = 0
def step():
    return countr + 1
step()
