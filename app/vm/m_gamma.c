/* The gamma function and its logarithm as CPython computes them, so that the last digits are its digits too (the C
 * library rounds otherwise): Lanczos' approximation with g = 6.0246800407767296 and 13 terms, the published coefficients
 * of Godfrey's method. CPython: Modules/mathmodule.c, m_tgamma and m_lgamma. */
#include "vm/m_gamma.h"

#include <math.h>
#include <stdbool.h>
#include <stddef.h>

#define G 6.024680040776729583740234375
#define G_HALF 5.524680040776729583740234375
#define LOG_PI 1.144729885849400174143427351353058711647

enum { TERMS = 13, EXACT = 23, POWER_SPLITS = 140, OVERFLOWS = 200 };

static const double above[TERMS] = {
    23531376880.410759688572007674451636754734846804940, 42919803642.649098768957899047001988850926355848959,
    35711959237.355668049440185451547166705960488635843, 17921034426.037209699919755754458931112671403265390,
    6039542586.3520280050642916443072979210699388420708, 1439720407.3117216736632230727949123939715485786372,
    248874557.86205415651146038641322942321632125127801, 31426415.585400194380614231628318205362874684987640,
    2876370.6289353724412254090516208496135991145378768, 186056.26539522349504029498971604569928220784236328,
    8071.6720023658162106380029022722506138218516325024, 210.82427775157934587250973392071336271166969580291,
    2.5066282746310002701649081771338373386264310793408};
static const double below[TERMS] = {0.0,       39916800.0, 120543840.0, 150917976.0, 105258076.0, 45995730.0, 13339535.0,
                                    2637558.0, 357423.0,   32670.0,     1925.0,      66.0,        1.0};

static double lanczos_sum(double x)
{
    double n = 0, d = 0;
    for (size_t i = 0; i < TERMS; i++) {
        size_t k = x < 5 ? TERMS - 1 - i : i; /* the larger power of x first: neither overflows */
        n = x < 5 ? n * x + above[k] : n / x + above[k];
        d = x < 5 ? d * x + below[k] : d / x + below[k];
    }
    return n / d;
}

/* sin(pi * x) without losing what a large x has after the point */
static double sin_pi(double x)
{
    double y = fmod(fabs(x), 2.0), r;
    switch ((int)round(2.0 * y)) {
    case 0: r = sin(M_PI * y); break;
    case 1: r = cos(M_PI * (y - 0.5)); break;
    case 2: r = sin(M_PI * (1.0 - y)); break;
    case 3: r = -cos(M_PI * (y - 1.5)); break;
    default: r = sin(M_PI * (y - 2.0)); break;
    }
    return copysign(1.0, x) * r;
}

double gamma_of(double x)
{
    double size = fabs(x), y = size + G_HALF, lost, r;
    if (!isfinite(x))
        return x > 0 || isnan(x) ? x : NAN;
    if (x == floor(x) && (x < 0 || (x > 0 && x <= EXACT))) {
        for (r = x < 0 ? NAN : 1; x > 1; x--)
            r *= x - 1;
        return r;
    }
    if (size < 1e-20)
        return 1.0 / x;
    if (size > OVERFLOWS)
        return x < 0 ? 0.0 / sin_pi(x) : INFINITY;
    lost = size > G_HALF ? (y - size) - G_HALF : (y - G_HALF) - size; /* what the sum y was rounded by */
    lost = lost * G / y;
    bool whole = size < POWER_SPLITS;
    double power = whole ? pow(y, size - 0.5) : pow(y, size / 2.0 - 0.25);
    if (x < 0) {
        r = -M_PI / sin_pi(size) / size * exp(y) / lanczos_sum(size);
        r -= lost * r;
        return whole ? r / power : r / power / power;
    }
    r = lanczos_sum(size) / exp(y);
    r += lost * r;
    return whole ? r * power : r * power * power;
}

double gamma_log(double x)
{
    double size = fabs(x);
    if (!isfinite(x))
        return isnan(x) ? x : INFINITY;
    if (x == floor(x) && x <= 2.0)
        return x <= 0 ? INFINITY : 0.0;
    if (size < 1e-20)
        return -log(size);
    double r = log(lanczos_sum(size)) - G;
    r += (size - 0.5) * (log(size + G - 0.5) - 1);
    return x < 0 ? LOG_PI - log(fabs(sin_pi(size))) - log(size) - r : r;
}
