# A closing bracket too many does not hide that the line stands too far right.
    print("indented"))
