#include "base/float_text.h"

#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* At powers of two a 16-digit number that is not the nearest one may still read back as d. */
static bool round_trip_16(double d, char text[64])
{
    char long_[64], *e;
    snprintf(long_, sizeof long_, "%.16e", d);
    e = strchr(long_, 'e');
    int exponent = atoi(e + 1);
    long long head = long_[0] - '0';
    for (char *p = long_ + 2; p < e - 1; p++)
        head = head * 10 + (*p - '0');
    for (long long k = head; k <= head + 1; k++) {
        snprintf(text, 64, "%lld.%015llde%d", k / 1000000000000000, k % 1000000000000000, exponent);
        if (k < 10000000000000000 && strtod(text, NULL) == d)
            return true;
    }
    return false;
}

/* Shortest digits that read back as d (> 0, finite): digits[] without point, value 0.d1d2... * 10^*point. */
static void shortest(double d, char digits[32], int *point)
{
    char text[64];
    for (int precision = 1; precision <= 17; precision++) {
        if (precision > 1 && precision < 15 && snprintf(text, sizeof text, "%.15g", d) > 0 && strtod(text, NULL) != d)
            precision = 16; /* cannot be shorter than 15: skip the tries */
        snprintf(text, sizeof text, "%.*e", precision - 1, d);
        if (strtod(text, NULL) == d)
            break;
        if (precision == 16 && round_trip_16(d, text))
            break;
    }
    char *e = strchr(text, 'e');
    int n = 0;
    *point = atoi(e + 1) + 1;
    for (char *p = text; p < e; p++)
        if (*p != '.')
            digits[n++] = *p;
    while (n > 1 && digits[n - 1] == '0')
        n--;
    digits[n] = '\0';
}

void float_text(double d, Buf *out)
{
    char digits[32];
    int point, n;
    if (isnan(d)) {
        buf_str(out, "nan");
        return;
    }
    if (signbit(d))
        buf_char(out, '-');
    d = fabs(d);
    if (isinf(d)) {
        buf_str(out, "inf");
        return;
    }
    if (d == 0) {
        buf_str(out, "0.0");
        return;
    }
    shortest(d, digits, &point);
    n = (int)strlen(digits);
    if (point > 16 || point < -3) {
        buf_char(out, digits[0]);
        if (n > 1)
            buf_printf(out, ".%s", digits + 1);
        buf_printf(out, "e%c%02d", point - 1 < 0 ? '-' : '+', abs(point - 1));
    } else if (point <= 0) {
        buf_str(out, "0.");
        buf_repeat(out, '0', (size_t)-point);
        buf_str(out, digits);
    } else if (point >= n) {
        buf_str(out, digits);
        buf_repeat(out, '0', (size_t)(point - n));
        buf_str(out, ".0");
    } else {
        buf_bytes(out, digits, (size_t)point);
        buf_printf(out, ".%s", digits + point);
    }
}
