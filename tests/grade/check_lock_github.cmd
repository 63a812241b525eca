asyncourse check --format github translated/lessons/ids.lock
