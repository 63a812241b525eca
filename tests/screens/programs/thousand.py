import asyncio


def f1(x):
    y = x + 1
    return y


def f2(x):
    y = x + 2
    return y


def f3(x):
    y = x + 3
    return y


def f4(x):
    y = x + 4
    return y


def f5(x):
    y = x + 5
    return y


def f6(x):
    y = x + 6
    return y


def f7(x):
    y = x + 7
    return y


def f8(x):
    y = x + 8
    return y


def f9(x):
    y = x + 9
    return y


def f10(x):
    y = x + 10
    return y


def f11(x):
    y = x + 11
    return y


def f12(x):
    y = x + 12
    return y


def f13(x):
    y = x + 13
    return y


def f14(x):
    y = x + 14
    return y


def f15(x):
    y = x + 15
    return y


def f16(x):
    y = x + 16
    return y


def f17(x):
    y = x + 17
    return y


def f18(x):
    y = x + 18
    return y


def f19(x):
    y = x + 19
    return y


def f20(x):
    y = x + 20
    return y


def f21(x):
    y = x + 21
    return y


def f22(x):
    y = x + 22
    return y


def f23(x):
    y = x + 23
    return y


def f24(x):
    y = x + 24
    return y


def f25(x):
    y = x + 25
    return y


def f26(x):
    y = x + 26
    return y


def f27(x):
    y = x + 27
    return y


def f28(x):
    y = x + 28
    return y


def f29(x):
    y = x + 29
    return y


def f30(x):
    y = x + 30
    return y


def f31(x):
    y = x + 31
    return y


def f32(x):
    y = x + 32
    return y


def f33(x):
    y = x + 33
    return y


def f34(x):
    y = x + 34
    return y


def f35(x):
    y = x + 35
    return y


def f36(x):
    y = x + 36
    return y


def f37(x):
    y = x + 37
    return y


def f38(x):
    y = x + 38
    return y


def f39(x):
    y = x + 39
    return y


def f40(x):
    y = x + 40
    return y


def f41(x):
    y = x + 41
    return y


def f42(x):
    y = x + 42
    return y


def f43(x):
    y = x + 43
    return y


def f44(x):
    y = x + 44
    return y


def f45(x):
    y = x + 45
    return y


def f46(x):
    y = x + 46
    return y


def f47(x):
    y = x + 47
    return y


def f48(x):
    y = x + 48
    return y


def f49(x):
    y = x + 49
    return y


def f50(x):
    y = x + 50
    return y


def f51(x):
    y = x + 51
    return y


def f52(x):
    y = x + 52
    return y


def f53(x):
    y = x + 53
    return y


def f54(x):
    y = x + 54
    return y


def f55(x):
    y = x + 55
    return y


def f56(x):
    y = x + 56
    return y


def f57(x):
    y = x + 57
    return y


def f58(x):
    y = x + 58
    return y


def f59(x):
    y = x + 59
    return y


def f60(x):
    y = x + 60
    return y


def f61(x):
    y = x + 61
    return y


def f62(x):
    y = x + 62
    return y


def f63(x):
    y = x + 63
    return y


def f64(x):
    y = x + 64
    return y


def f65(x):
    y = x + 65
    return y


def f66(x):
    y = x + 66
    return y


def f67(x):
    y = x + 67
    return y


def f68(x):
    y = x + 68
    return y


def f69(x):
    y = x + 69
    return y


def f70(x):
    y = x + 70
    return y


def f71(x):
    y = x + 71
    return y


def f72(x):
    y = x + 72
    return y


def f73(x):
    y = x + 73
    return y


def f74(x):
    y = x + 74
    return y


def f75(x):
    y = x + 75
    return y


def f76(x):
    y = x + 76
    return y


def f77(x):
    y = x + 77
    return y


def f78(x):
    y = x + 78
    return y


def f79(x):
    y = x + 79
    return y


def f80(x):
    y = x + 80
    return y


def f81(x):
    y = x + 81
    return y


def f82(x):
    y = x + 82
    return y


def f83(x):
    y = x + 83
    return y


def f84(x):
    y = x + 84
    return y


def f85(x):
    y = x + 85
    return y


def f86(x):
    y = x + 86
    return y


def f87(x):
    y = x + 87
    return y


def f88(x):
    y = x + 88
    return y


def f89(x):
    y = x + 89
    return y


def f90(x):
    y = x + 90
    return y


def f91(x):
    y = x + 91
    return y


def f92(x):
    y = x + 92
    return y


def f93(x):
    y = x + 93
    return y


def f94(x):
    y = x + 94
    return y


def f95(x):
    y = x + 95
    return y


def f96(x):
    y = x + 96
    return y


def f97(x):
    y = x + 97
    return y


def f98(x):
    y = x + 98
    return y


def f99(x):
    y = x + 99
    return y


def f100(x):
    y = x + 100
    return y


def f101(x):
    y = x + 101
    return y


def f102(x):
    y = x + 102
    return y


def f103(x):
    y = x + 103
    return y


def f104(x):
    y = x + 104
    return y


def f105(x):
    y = x + 105
    return y


def f106(x):
    y = x + 106
    return y


def f107(x):
    y = x + 107
    return y


def f108(x):
    y = x + 108
    return y


def f109(x):
    y = x + 109
    return y


def f110(x):
    y = x + 110
    return y


def f111(x):
    y = x + 111
    return y


def f112(x):
    y = x + 112
    return y


def f113(x):
    y = x + 113
    return y


def f114(x):
    y = x + 114
    return y


def f115(x):
    y = x + 115
    return y


def f116(x):
    y = x + 116
    return y


def f117(x):
    y = x + 117
    return y


def f118(x):
    y = x + 118
    return y


def f119(x):
    y = x + 119
    return y


def f120(x):
    y = x + 120
    return y


def f121(x):
    y = x + 121
    return y


def f122(x):
    y = x + 122
    return y


def f123(x):
    y = x + 123
    return y


def f124(x):
    y = x + 124
    return y


def f125(x):
    y = x + 125
    return y


def f126(x):
    y = x + 126
    return y


def f127(x):
    y = x + 127
    return y


def f128(x):
    y = x + 128
    return y


def f129(x):
    y = x + 129
    return y


def f130(x):
    y = x + 130
    return y


def f131(x):
    y = x + 131
    return y


def f132(x):
    y = x + 132
    return y


def f133(x):
    y = x + 133
    return y


def f134(x):
    y = x + 134
    return y


def f135(x):
    y = x + 135
    return y


def f136(x):
    y = x + 136
    return y


def f137(x):
    y = x + 137
    return y


def f138(x):
    y = x + 138
    return y


def f139(x):
    y = x + 139
    return y


def f140(x):
    y = x + 140
    return y


def f141(x):
    y = x + 141
    return y


def f142(x):
    y = x + 142
    return y


def f143(x):
    y = x + 143
    return y


def f144(x):
    y = x + 144
    return y


def f145(x):
    y = x + 145
    return y


def f146(x):
    y = x + 146
    return y


def f147(x):
    y = x + 147
    return y


def f148(x):
    y = x + 148
    return y


def f149(x):
    y = x + 149
    return y


def f150(x):
    y = x + 150
    return y


def f151(x):
    y = x + 151
    return y


def f152(x):
    y = x + 152
    return y


def f153(x):
    y = x + 153
    return y


def f154(x):
    y = x + 154
    return y


def f155(x):
    y = x + 155
    return y


def f156(x):
    y = x + 156
    return y


def f157(x):
    y = x + 157
    return y


def f158(x):
    y = x + 158
    return y


def f159(x):
    y = x + 159
    return y


def f160(x):
    y = x + 160
    return y


def f161(x):
    y = x + 161
    return y


def f162(x):
    y = x + 162
    return y


def f163(x):
    y = x + 163
    return y


def f164(x):
    y = x + 164
    return y


def f165(x):
    y = x + 165
    return y


def f166(x):
    y = x + 166
    return y


def f167(x):
    y = x + 167
    return y


def f168(x):
    y = x + 168
    return y


def f169(x):
    y = x + 169
    return y


def f170(x):
    y = x + 170
    return y


def f171(x):
    y = x + 171
    return y


def f172(x):
    y = x + 172
    return y


def f173(x):
    y = x + 173
    return y


def f174(x):
    y = x + 174
    return y


def f175(x):
    y = x + 175
    return y


def f176(x):
    y = x + 176
    return y


def f177(x):
    y = x + 177
    return y


def f178(x):
    y = x + 178
    return y


def f179(x):
    y = x + 179
    return y


def f180(x):
    y = x + 180
    return y


def f181(x):
    y = x + 181
    return y


def f182(x):
    y = x + 182
    return y


def f183(x):
    y = x + 183
    return y


def f184(x):
    y = x + 184
    return y


def f185(x):
    y = x + 185
    return y


def f186(x):
    y = x + 186
    return y


def f187(x):
    y = x + 187
    return y


def f188(x):
    y = x + 188
    return y


def f189(x):
    y = x + 189
    return y


def f190(x):
    y = x + 190
    return y


def f191(x):
    y = x + 191
    return y


def f192(x):
    y = x + 192
    return y


def f193(x):
    y = x + 193
    return y


def f194(x):
    y = x + 194
    return y


def f195(x):
    y = x + 195
    return y


def f196(x):
    y = x + 196
    return y


def f197(x):
    y = x + 197
    return y


def f198(x):
    y = x + 198
    return y


def f199(x):
    y = x + 199
    return y

async def main():
    await asyncio.sleep(1)
    print(f199(1))

asyncio.run(main())
