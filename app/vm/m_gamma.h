/* math.gamma and math.lgamma, digit for digit CPython's. */
#ifndef ASYNCOURSE_VM_M_GAMMA_H
#define ASYNCOURSE_VM_M_GAMMA_H

/* NaN at a pole (for 0: an infinity), an infinity where it is too large. */
double gamma_of(double x);
/* An infinity at a pole or where it is too large. */
double gamma_log(double x);

#endif
