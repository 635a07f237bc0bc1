// The variables of liblber that are used, once it is loaded.
#ifndef ROLLCALL_LOADED_VARIABLES_H
#define ROLLCALL_LOADED_VARIABLES_H

#include <lber.h>

extern __attribute__((visibility("hidden"))) struct loaded_variables {
  /// What LDAP_OPT_ON points to.
  const void *on;
  /// ber_sockbuf_io_readahead.
  Sockbuf_IO *read_ahead;
} loaded_variables;

#endif
