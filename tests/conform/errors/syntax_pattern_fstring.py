match "a":
    case [f"{1}", _]:
        pass
