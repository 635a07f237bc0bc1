// libldap as the rest of Rollcall sees it. Swift imports nearly all of ldap.h by itself; here stands
// what it cannot: macros with casts, variables, and the one struct of libsasl2 that a callback is given.
//
// Nothing may be called before rollcall_ldap_load() has given NULL.
#ifndef ROLLCALL_CLDAP_H
#define ROLLCALL_CLDAP_H

#define LDAP_DEPRECATED 0
#include <lber.h>
#include <ldap.h>
#include <openldap.h>

/// Loads libldap; NULL when it is there, or else why not, as dlerror(3) says it. To be called once.
const char *rollcall_ldap_load(void);

/// LDAP_OPT_ON, whose macro has a cast.
const void *rollcall_ldap_option_on(void);

/// LBER_DEFAULT, whose macro has a cast.
static inline ber_tag_t rollcall_lber_default(void) { return LBER_DEFAULT; }

/// Sets LDAP_OPT_NETWORK_TIMEOUT; -1 is none. In C, because struct timeval belongs to another module for
/// Swift each time that something else is built first.
void rollcall_ldap_limit_network(LDAP *session, long seconds);

/// The stack of layers that a session reads and writes through.
Sockbuf *rollcall_ldap_sockbuf(LDAP *session);

/// Adds a layer between the socket and what stands above it (TLS, SASL) that reads up to `size` bytes at
/// a time. The layer is a variable of liblber.
int rollcall_sockbuf_read_ahead(Sockbuf *sockbuf, int size);

/// Answers every question of a SASL mechanism with its default: a ticket needs no other answer.
int rollcall_sasl_defaults(LDAP *session, unsigned flags, void *context, void *questions);

#endif
