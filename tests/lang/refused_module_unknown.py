import asincio  # expect error No module named 'asincio'
