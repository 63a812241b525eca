print(f"""
{a b}
""")
