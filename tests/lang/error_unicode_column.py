größe = "日本" = 5
# expect error 1:9 cannot assign to literal
