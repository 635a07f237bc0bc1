// Instructions that Swift has no words for.
//
// Includes nothing: whatever a header of the compiler or the system defines here first, such as struct
// timeval, belongs to this module for all of Swift, and whoever uses it must import this one.
#ifndef ROLLCALL_CINSTRUCTIONS_H
#define ROLLCALL_CINSTRUCTIONS_H

/// Asks the processor to fetch the cache line of an address, without waiting for it. A hint: nothing is
/// read, and an address that is not there does no harm.
static inline void rollcall_prefetch(const void *address) { __builtin_prefetch(address); }

/// 16 bytes as signed numbers, wherever they stand.
typedef signed char rollcall_bytes __attribute__((vector_size(16), aligned(1)));

/// A bit for each of 16 bytes, the first the lowest: its highest one.
static inline unsigned rollcall_highest_bits(rollcall_bytes bytes) {
#if defined(__SSE2__)
  typedef char plain __attribute__((vector_size(16)));
  return (unsigned)__builtin_ia32_pmovmskb128((plain)bytes);
#else
  unsigned bits = 0;
  for (int index = 0; index < 16; index++) bits |= (unsigned)(bytes[index] < 0) << index;
  return bits;
#endif
}

/// A bit for each of 32 bytes, the first the lowest: set where the byte is below `least` or above 0x7F.
/// `least` is at most 0x7F.
static inline unsigned rollcall_bytes_outside(const unsigned char *bytes, unsigned char least) {
  const rollcall_bytes *halves = (const rollcall_bytes *)bytes;
  // As signed numbers, those above 0x7F are below zero.
  return rollcall_highest_bits((rollcall_bytes)(halves[1] < (signed char)least)) << 16 |
         rollcall_highest_bits((rollcall_bytes)(halves[0] < (signed char)least));
}

/// A bit for each of 32 bytes, the first the lowest: set where the byte is `one` or `other`.
static inline unsigned rollcall_bytes_equal(const unsigned char *bytes, unsigned char one, unsigned char other) {
  const rollcall_bytes *halves = (const rollcall_bytes *)bytes;
  signed char a = (signed char)one, b = (signed char)other;
  return rollcall_highest_bits((rollcall_bytes)((halves[1] == a) | (halves[1] == b))) << 16 |
         rollcall_highest_bits((rollcall_bytes)((halves[0] == a) | (halves[0] == b)));
}

#endif
