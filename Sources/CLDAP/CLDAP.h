// libldap as the rest of Rollcall sees it. Swift imports nearly all of ldap.h by itself; here stands
// what it cannot: macros with casts, and the one struct of libsasl2 that a callback is given.
#ifndef ROLLCALL_CLDAP_H
#define ROLLCALL_CLDAP_H

#define LDAP_DEPRECATED 0
#include <lber.h>
#include <ldap.h>
#include <openldap.h>
#include <string.h>

/// LDAP_OPT_ON, whose macro has a cast.
static inline const void *rollcall_ldap_option_on(void) { return LDAP_OPT_ON; }

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
