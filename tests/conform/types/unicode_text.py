s = "naïve café 日本語 🎉"
print(s, len(s), s.upper(), s[::-1], s.find("日"), s.split())
print(repr("é\n"), repr("\u200b"), repr("\ud7ff"), repr("🎉"), ascii("🎉"), "\u00e9" == "é", "e\u0301" == "é", len("e\u0301"))
print([hex(ord(c)) for c in "aé日🎉"], "ÀÉ".lower(), "straße".upper(), "ΑΣ".lower(), "ǆ".title())
print("é".encode(), "日本".encode("utf-8").decode("utf-8"), "→ ✓ ░█ ─", "a\u0300".isalpha(), "٣".isdigit(), "²".isdigit(), "Ⅷ".isnumeric())
print(f"{'日本':>5}|{'é':^5}|", "%5s|" % "é", sorted("éaz"), "z" < "é")
nom = "variable"
größe = 3
print(nom, größe)
