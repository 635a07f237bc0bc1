#include "CLDAP.h"

#include "LoadedVariables.h"
#include <string.h>
#include <sys/time.h>

const void *rollcall_ldap_option_on(void) { return loaded_variables.on; }

void rollcall_ldap_limit_network(LDAP *session, long seconds) {
  struct timeval limit = {.tv_sec = seconds};
  ldap_set_option(session, LDAP_OPT_NETWORK_TIMEOUT, &limit);
}

Sockbuf *rollcall_ldap_sockbuf(LDAP *session) {
  Sockbuf *sockbuf = NULL;
  ldap_get_option(session, LDAP_OPT_SOCKBUF, &sockbuf);
  return sockbuf;
}

int rollcall_sockbuf_read_ahead(Sockbuf *sockbuf, int size) {
  int level = (LBER_SBIOD_LEVEL_PROVIDER + LBER_SBIOD_LEVEL_TRANSPORT) / 2;
  return ber_sockbuf_add_io(sockbuf, loaded_variables.read_ahead, level, &size);
}

/// sasl_interact_t of <sasl/sasl.h> (libsasl2, stable since 2000), so that its headers are not needed.
struct sasl_interaction {
  unsigned long identifier;
  const char *challenge;
  const char *prompt;
  const char *default_result;
  const void *result;
  unsigned length;
};

int rollcall_sasl_defaults(LDAP *session, unsigned flags, void *context, void *questions) {
  (void)session;
  (void)flags;
  (void)context;
  struct sasl_interaction *question = questions;
  for (; question->identifier != 0; question++) {
    question->result = question->default_result ? question->default_result : "";
    question->length = (unsigned)strlen(question->result);
  }
  return LDAP_SUCCESS;
}
