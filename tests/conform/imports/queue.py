MINE = "the queue beside the program"
