// Instructions that Swift has no words for.
#ifndef ROLLCALL_CINSTRUCTIONS_H
#define ROLLCALL_CINSTRUCTIONS_H

#include <stdint.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/// Asks the processor to fetch the cache line of an address, without waiting for it. A hint: nothing is
/// read, and an address that is not there does no harm.
static inline void rollcall_prefetch(const void *address) { __builtin_prefetch(address); }

/// A bit for each of 32 bytes, the first the lowest: set where the byte is below `least` or above 0x7F.
/// `least` is at most 0x7F.
static inline uint32_t rollcall_bytes_outside(const uint8_t *bytes, uint8_t least) {
#if defined(__SSE2__)
  // Compared as signed numbers, those above 0x7F are below zero.
  __m128i limit = _mm_set1_epi8((char)least);
  __m128i first = _mm_loadu_si128((const __m128i *)bytes);
  __m128i second = _mm_loadu_si128((const __m128i *)(bytes + 16));
  uint32_t low = (uint32_t)_mm_movemask_epi8(_mm_cmplt_epi8(first, limit));
  uint32_t high = (uint32_t)_mm_movemask_epi8(_mm_cmplt_epi8(second, limit));
  return high << 16 | low;
#else
  uint32_t bits = 0;
  for (int index = 0; index < 32; index++) bits |= (uint32_t)((int8_t)bytes[index] < (int8_t)least) << index;
  return bits;
#endif
}

/// A bit for each of 32 bytes, the first the lowest: set where the byte is `one` or `other`.
static inline uint32_t rollcall_bytes_equal(const uint8_t *bytes, uint8_t one, uint8_t other) {
#if defined(__SSE2__)
  __m128i ones = _mm_set1_epi8((char)one), others = _mm_set1_epi8((char)other);
  __m128i first = _mm_loadu_si128((const __m128i *)bytes);
  __m128i second = _mm_loadu_si128((const __m128i *)(bytes + 16));
  first = _mm_or_si128(_mm_cmpeq_epi8(first, ones), _mm_cmpeq_epi8(first, others));
  second = _mm_or_si128(_mm_cmpeq_epi8(second, ones), _mm_cmpeq_epi8(second, others));
  return (uint32_t)_mm_movemask_epi8(second) << 16 | (uint32_t)_mm_movemask_epi8(first);
#else
  uint32_t bits = 0;
  for (int index = 0; index < 32; index++) bits |= (uint32_t)(bytes[index] == one || bytes[index] == other) << index;
  return bits;
#endif
}

#endif
