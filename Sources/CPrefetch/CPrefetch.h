// The one instruction that Swift has no word for.
#ifndef ROLLCALL_CPREFETCH_H
#define ROLLCALL_CPREFETCH_H

/// Asks the processor to fetch the cache line of an address, without waiting for it. A hint: nothing is
/// read, and an address that is not there does no harm.
static inline void rollcall_prefetch(const void *address) { __builtin_prefetch(address); }

#endif
