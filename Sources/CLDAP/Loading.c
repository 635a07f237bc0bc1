// Loads libldap when a server is asked for the first time, and hands every call over to it.
//
// Were it linked, each start of the program would load it and the ten libraries below it (SASL, TLS and what
// that needs): a third of the time that --help took, for nothing where people have files. It also lets one
// program run on systems that name the library differently, or have none.
//
// Each function that Rollcall calls is defined here once more under its own name, with the types of
// ldap.h, which the compiler compares. They are hidden, so libldap itself does not find them.
#include "CLDAP.h"
#include "LoadedVariables.h"

#include <dlfcn.h>
#include <stddef.h>

struct loaded_variables loaded_variables;

/// HAND_OVER(its result, its name, (its parameters), (their names)) for every function.
#define ALL_FUNCTIONS(HAND_OVER)                                                                           \
  HAND_OVER(void, ber_free, (BerElement * ber, int and_buffer), (ber, and_buffer))                         \
  HAND_OVER(int, ber_get_option, (void *item, int option, void *value), (item, option, value))             \
  HAND_OVER(void, ber_memfree, (void *memory), (memory))                                                   \
  HAND_OVER(int, ber_set_option, (void *item, int option, const void *value), (item, option, value))       \
  HAND_OVER(ber_tag_t, ber_skip_raw, (BerElement * ber, struct berval * value), (ber, value))              \
  HAND_OVER(int, ber_sockbuf_add_io, (Sockbuf * sockbuf, Sockbuf_IO * io, int layer, void *argument),      \
            (sockbuf, io, layer, argument))                                                                \
  HAND_OVER(int, ber_sockbuf_ctrl, (Sockbuf * sockbuf, int option, void *argument),                        \
            (sockbuf, option, argument))                                                                   \
  HAND_OVER(LDAPControl *, ldap_control_find,                                                              \
            (const char *oid, LDAPControl **controls, LDAPControl ***next), (oid, controls, next))         \
  HAND_OVER(void, ldap_control_free, (LDAPControl * control), (control))                                   \
  HAND_OVER(void, ldap_controls_free, (LDAPControl * *controls), (controls))                               \
  HAND_OVER(int, ldap_create_dirsync_control,                                                              \
            (LDAP * session, int flags, int most, struct berval * cookie, LDAPControl **control),          \
            (session, flags, most, cookie, control))                                                       \
  HAND_OVER(int, ldap_create_page_control,                                                                 \
            (LDAP * session, ber_int_t size, struct berval * cookie, int critical, LDAPControl **control), \
            (session, size, cookie, critical, control))                                                    \
  HAND_OVER(char *, ldap_err2string, (int code), (code))                                                   \
  HAND_OVER(int, ldap_extended_operation_s,                                                                \
            (LDAP * session, const char *oid, struct berval *data, LDAPControl **server,                   \
             LDAPControl **client, char **answer_oid, struct berval **answer),                             \
            (session, oid, data, server, client, answer_oid, answer))                                      \
  HAND_OVER(int, ldap_get_dn_ber,                                                                          \
            (LDAP * session, LDAPMessage * entry, BerElement * *ber, struct berval * dn),                  \
            (session, entry, ber, dn))                                                                     \
  HAND_OVER(int, ldap_get_option, (LDAP * session, int option, void *value), (session, option, value))     \
  HAND_OVER(int, ldap_init_fd, (ber_socket_t socket, int protocol, const char *url, LDAP **session),       \
            (socket, protocol, url, session))                                                              \
  HAND_OVER(int, ldap_install_tls, (LDAP * session), (session))                                            \
  HAND_OVER(void, ldap_memfree, (void *memory), (memory))                                                  \
  HAND_OVER(void, ldap_memvfree, (void **memory), (memory))                                                \
  HAND_OVER(int, ldap_msgfree, (LDAPMessage * message), (message))                                         \
  HAND_OVER(int, ldap_parse_dirsync_control,                                                               \
            (LDAP * session, LDAPControl * control, int *is_more, struct berval *cookie),                  \
            (session, control, is_more, cookie))                                                           \
  HAND_OVER(int, ldap_parse_pageresponse_control,                                                          \
            (LDAP * session, LDAPControl * control, ber_int_t * count, struct berval * cookie),            \
            (session, control, count, cookie))                                                             \
  HAND_OVER(int, ldap_parse_reference,                                                                     \
            (LDAP * session, LDAPMessage * message, char ***urls, LDAPControl ***controls, int and_free),  \
            (session, message, urls, controls, and_free))                                                  \
  HAND_OVER(int, ldap_parse_result,                                                                        \
            (LDAP * session, LDAPMessage * message, int *code, char **matched, char **text, char ***urls,  \
             LDAPControl ***controls, int and_free),                                                       \
            (session, message, code, matched, text, urls, controls, and_free))                             \
  HAND_OVER(int, ldap_result,                                                                              \
            (LDAP * session, int identifier, int all, struct timeval *time, LDAPMessage **message),        \
            (session, identifier, all, time, message))                                                     \
  HAND_OVER(int, ldap_sasl_bind_s,                                                                         \
            (LDAP * session, const char *dn, const char *mechanism, struct berval *credentials,            \
             LDAPControl **server, LDAPControl **client, struct berval **answer),                          \
            (session, dn, mechanism, credentials, server, client, answer))                                 \
  HAND_OVER(int, ldap_sasl_interactive_bind_s,                                                             \
            (LDAP * session, const char *dn, const char *mechanism, LDAPControl **server,                  \
             LDAPControl **client, unsigned flags, LDAP_SASL_INTERACT_PROC *answer, void *defaults),       \
            (session, dn, mechanism, server, client, flags, answer, defaults))                             \
  HAND_OVER(int, ldap_search_ext,                                                                          \
            (LDAP * session, const char *base, int scope, const char *filter, char **attributes,           \
             int only_names, LDAPControl **server, LDAPControl **client, struct timeval *time, int most,   \
             int *identifier),                                                                             \
            (session, base, scope, filter, attributes, only_names, server, client, time, most, identifier)) \
  HAND_OVER(int, ldap_set_option, (LDAP * session, int option, const void *value),                         \
            (session, option, value))                                                                      \
  HAND_OVER(int, ldap_unbind_ext_s, (LDAP * session, LDAPControl * *server, LDAPControl * *client),        \
            (session, server, client))

#pragma GCC visibility push(hidden)

#define DEFINE(RESULT, NAME, PARAMETERS, ARGUMENTS)                                                        \
  static __typeof__(NAME) *loaded_##NAME;                                                                  \
  RESULT NAME PARAMETERS { return loaded_##NAME ARGUMENTS; }
ALL_FUNCTIONS(DEFINE)

#pragma GCC visibility pop

/// The library by the names that systems give it: first that of the version whose headers these are.
/// What is called is the same in 2.5 and 2.6.
static void *open_library(void) {
#if LDAP_VENDOR_VERSION >= 20600
  static const char *const built_for = "libldap.so.2", *const other = "libldap-2.5.so.0";
#else
  static const char *const built_for = "libldap-2.5.so.0", *const other = "libldap.so.2";
#endif
  void *library = dlopen(built_for, RTLD_NOW | RTLD_LOCAL);
  if (!library) library = dlopen(other, RTLD_NOW | RTLD_LOCAL);
  // Whoever has neither shall read of the one that this was built for.
  if (!library) library = dlopen(built_for, RTLD_NOW | RTLD_LOCAL);
  return library;
}

const char *rollcall_ldap_load(void) {
  void *library = open_library();
  if (!library) return dlerror();
#define FIND(RESULT, NAME, PARAMETERS, ARGUMENTS)                                                          \
  loaded_##NAME = (__typeof__(loaded_##NAME))dlsym(library, #NAME);                                        \
  if (!loaded_##NAME) return dlerror();
  ALL_FUNCTIONS(FIND)
  loaded_variables.on = dlsym(library, "ber_pvt_opt_on");
  if (!loaded_variables.on) return dlerror();
  loaded_variables.read_ahead = dlsym(library, "ber_sockbuf_io_readahead");
  if (!loaded_variables.read_ahead) return dlerror();
  return NULL;
}
