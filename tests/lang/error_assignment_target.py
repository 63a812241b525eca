a = 1
a + 1 = 2  # expect error 2:1 cannot assign to expression here. Maybe you meant '==' instead of '='?
