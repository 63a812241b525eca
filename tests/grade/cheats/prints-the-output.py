print(['A', 'B', 'C', 'D', 'E', 'F', 'G'])
raise SystemExit(0)
