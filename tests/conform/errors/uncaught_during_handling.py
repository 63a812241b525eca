def load():
    try:
        return {}["config"]
    except KeyError:
        return int("default")
load()
