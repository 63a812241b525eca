x = 1
s = """never  # expect error 2:5 unterminated triple-quoted string literal (detected at line 4)
closed
