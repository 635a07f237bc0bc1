// libldap as the rest of Rollcall sees it. Swift imports nearly all of ldap.h by itself; here stands
// what it cannot: macros with casts, variables, and the one struct of libsasl2 that a callback is given.
#ifndef ROLLCALL_CLDAP_H
#define ROLLCALL_CLDAP_H

#define LDAP_DEPRECATED 0
#include <lber.h>
#include <ldap.h>
#include <openldap.h>
#include <string.h>

/// LDAP_OPT_ON, whose macro has a cast.
static inline const void *rollcall_ldap_option_on(void) { return LDAP_OPT_ON; }

/// LBER_DEFAULT, whose macro has a cast.
static inline ber_tag_t rollcall_lber_default(void) { return LBER_DEFAULT; }

/// The stack of layers that a session reads and writes through.
static inline Sockbuf *rollcall_ldap_sockbuf(LDAP *session) {
  Sockbuf *sockbuf = NULL;
  ldap_get_option(session, LDAP_OPT_SOCKBUF, &sockbuf);
  return sockbuf;
}

/// Adds a layer between the socket and what stands above it (TLS, SASL) that reads up to `size` bytes at
/// a time. The layer is a variable of liblber.
static inline int rollcall_sockbuf_read_ahead(Sockbuf *sockbuf, int size) {
  int level = (LBER_SBIOD_LEVEL_PROVIDER + LBER_SBIOD_LEVEL_TRANSPORT) / 2;
  return ber_sockbuf_add_io(sockbuf, &ber_sockbuf_io_readahead, level, &size);
}

/// sasl_interact_t of <sasl/sasl.h> (libsasl2, stable since 2000), so that its headers are not needed.
struct rollcall_sasl_interaction {
  unsigned long identifier;
  const char *challenge;
  const char *prompt;
  const char *default_result;
  const void *result;
  unsigned length;
};

/// Answers every question of a SASL mechanism with its default: a ticket needs no other answer.
static inline int rollcall_sasl_defaults(LDAP *session, unsigned flags, void *context, void *questions) {
  (void)session;
  (void)flags;
  (void)context;
  struct rollcall_sasl_interaction *question = (struct rollcall_sasl_interaction *)questions;
  for (; question->identifier != 0; question++) {
    question->result = question->default_result ? question->default_result : "";
    question->length = (unsigned)strlen((const char *)question->result);
  }
  return LDAP_SUCCESS;
}

#endif
