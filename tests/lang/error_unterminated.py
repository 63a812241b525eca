text = f("ok", 'not closed)  # expect error 1:16 unterminated string literal (detected at line 1)
