print("raises runs")


def fail():
    raise ValueError(1)


fail()
