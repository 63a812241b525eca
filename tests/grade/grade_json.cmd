asyncourse grade --course pack --format json three-at-a-time class 2>/dev/null | sed 's/"instr":[0-9]*/"instr":0/g; s/"sandbox":"[a-z]*"/"sandbox":"?"/'
