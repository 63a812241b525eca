/* CRC-32C (Castagnoli), the checksum of the journal's lines. */
#ifndef ASYNCOURSE_COURSE_CRC32C_H
#define ASYNCOURSE_COURSE_CRC32C_H

#include <stddef.h>
#include <stdint.h>

uint32_t crc32c(const void *data, size_t len);

#endif
