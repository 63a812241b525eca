asyncourse check --format github defects/lessons
