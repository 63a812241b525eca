asyncourse grade class 2>/dev/null
