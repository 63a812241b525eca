/* Properties and case mappings of code points, of Unicode 14.0.0: as CPython 3.11's str methods and its lexer see them. */
#ifndef ASYNCOURSE_BASE_UNICHARS_H
#define ASYNCOURSE_BASE_UNICHARS_H

#include <stdbool.h>
#include <stdint.h>

bool uni_printable(uint32_t c);
bool uni_space(uint32_t c);
bool uni_alpha(uint32_t c);
bool uni_decimal(uint32_t c, int *digit);
bool uni_digit(uint32_t c);
bool uni_numeric(uint32_t c);
bool uni_upper(uint32_t c);   /* is upper case */
bool uni_lower(uint32_t c);
bool uni_title(uint32_t c);
bool uni_cased(uint32_t c);
bool uni_xid_start(uint32_t c);
bool uni_xid_continue(uint32_t c);
int uni_to_upper(uint32_t c, uint32_t out[3]); /* number of code points */
int uni_to_lower(uint32_t c, uint32_t out[3]);
int uni_to_title(uint32_t c, uint32_t out[3]);
int uni_to_fold(uint32_t c, uint32_t out[3]);

#endif
