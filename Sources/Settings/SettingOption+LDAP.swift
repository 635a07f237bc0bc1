extension SettingOption {
  static let ldap = [
    SettingOption(
      key: .bindName, kind: .text, builtIn: nil, example: "reader@contoso.com",
      environment: "ROLLCALL_BIND_NAME", flag: "--bind-name",
      help: "The name to sign in with: a UPN, DOMAIN\\user, or a distinguished name."),
    SettingOption(
      key: .password, kind: .secret, builtIn: nil, example: "",
      environment: "ROLLCALL_PASSWORD", flag: nil,
      help: "The password, from the environment only; it is never printed."),
    SettingOption(
      key: .passwordFile, kind: .path, builtIn: nil, example: "/etc/rollcall/password",
      environment: "ROLLCALL_PASSWORD_FILE", flag: "--password-file",
      help: "A file whose first line is the password; nobody else may be allowed to read it."),
    SettingOption(
      key: .sasl, kind: .word(SASLMechanism.words), builtIn: nil, example: "gssapi",
      environment: "ROLLCALL_SASL", flag: "--sasl",
      help: "Sign in with a Kerberos ticket (gssapi), or as whom the connection shows (external)."),
    SettingOption(
      key: .keytab, kind: .path, builtIn: nil, example: "/etc/rollcall/reader.keytab",
      environment: "ROLLCALL_KEYTAB", flag: "--keytab",
      help: "With sasl: gssapi, the keys of the account, in place of a ticket that somebody got."),
    SettingOption(
      key: .anonymous, kind: .toggle, builtIn: "false", example: "true",
      environment: "ROLLCALL_ANONYMOUS", flag: "--anonymous", help: "Read without signing in."),
    SettingOption(
      key: .caFile, kind: .path, builtIn: nil, example: "/etc/ssl/certs/contoso-ca.pem",
      environment: "ROLLCALL_CA_FILE", flag: "--ca-file",
      help: "Certificates of the authority that signed the server's, as PEM."),
    SettingOption(
      key: .startTLS, kind: .toggle, builtIn: "false", example: "true",
      environment: "ROLLCALL_START_TLS", flag: "--start-tls",
      help: "Turn an ldap:// connection into an encrypted one before signing in."),
    SettingOption(
      key: .insecurePlaintext, kind: .toggle, builtIn: "false", example: "true",
      environment: "ROLLCALL_INSECURE_PLAINTEXT", flag: "--insecure-plaintext",
      help: "Allow a password to travel unencrypted. Anybody on the way can read it."),
    SettingOption(
      key: .base, kind: .texts, builtIn: nil, example: "[\"DC=contoso,DC=com\"]",
      environment: "ROLLCALL_BASE", flag: "--base",
      help: "Distinguished names to search under; without it, the whole domain."),
    SettingOption(
      key: .filter, kind: .texts, builtIn: nil,
      example: "[\"(&(objectCategory=person)(objectClass=user))\"]",
      environment: "ROLLCALL_FILTER", flag: "--filter", help: "LDAP filters, in place of all users."
    ),
    SettingOption(
      key: .timeout, kind: .count(1...86_400), builtIn: "60", example: "120",
      environment: "ROLLCALL_TIMEOUT", flag: "--timeout",
      help: "Seconds for each step: connecting, TLS, signing in, each page of entries."),
    SettingOption(
      key: .mirror, kind: .path, builtIn: nil, example: "mirror",
      environment: "ROLLCALL_MIRROR", flag: "--mirror",
      help:
        "A folder for a copy of what was read, so that the next run asks Active Directory for "
        + "changes only."),
    SettingOption(
      key: .fullReadDays, kind: .count(0...3650), builtIn: "7", example: "7",
      environment: "ROLLCALL_FULL_READ_DAYS", flag: nil,
      help: "With mirror: everything is read again when the last full read is so many days old."),
    SettingOption(
      key: .fullRead, kind: .toggle, builtIn: "false", example: "true",
      environment: "ROLLCALL_FULL_READ", flag: "--full-read",
      help: "With mirror: read everything this time."),
  ]
}
