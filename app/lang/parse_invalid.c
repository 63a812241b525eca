#include "lang/parse_core.h"
void parse_invalid_expression(Parser *p) {
(void)p;
}
void parse_invalid_named(Parser *p) {
(void)p;
}
void parse_invalid_group(Parser *p) {
(void)p;
}
void parse_invalid_comprehension(Parser *p, TokenKind open) {
(void)p;
(void)open;
}
void parse_invalid_dict(Parser *p) {
(void)p;
}
void parse_invalid_arguments(Parser *p) {
(void)p;
}
void parse_invalid_kwarg(Parser *p) {
(void)p;
}
void parse_invalid_assignment(Parser *p) {
(void)p;
}
void parse_invalid_params(Parser *p, bool lambda) {
(void)p;
(void)lambda;
}
void parse_invalid_star_etc(Parser *p, bool lambda) {
(void)p;
(void)lambda;
}
void parse_invalid_kwds(Parser *p, bool lambda) {
(void)p;
(void)lambda;
}
void parse_invalid_for_target(Parser *p) {
(void)p;
}
void parse_invalid_with_item(Parser *p) {
(void)p;
}
void parse_invalid_del(Parser *p) {
(void)p;
}
void parse_invalid_target(Parser *p, const Node *n, int kind) {
(void)p;
(void)n;
(void)kind;
}
void parse_invalid_header(Parser *p) {
(void)p;
}
void parse_invalid_with(Parser *p) {
(void)p;
}
void parse_invalid_try(Parser *p) {
(void)p;
}
void parse_invalid_except(Parser *p) {
(void)p;
}
void parse_invalid_match(Parser *p) {
(void)p;
}
void parse_invalid_case(Parser *p) {
(void)p;
}
void parse_invalid_as_pattern(Parser *p) {
(void)p;
}
void parse_invalid_class_pattern(Parser *p) {
(void)p;
}
