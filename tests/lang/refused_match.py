command = "go"
# expect error 3:1 'match' is not part of the course's Python
match command:
    case "go":
        print("going")
