import CLDAP

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Many small entries cost little when they are read many at a time.
///
/// Sound: the layers that a handle reads through live as long as the handle.
extension LDAPSession {
  /// How many bytes are read at a time: some hundred entries.
  private static let readAheadSize: Int32 = 1 << 17
  /// How long to wait for more, in microseconds: as long as a server needs for a few entries.
  private static let pause: UInt32 = 100

  /// Reads what has arrived in one go. Without this, libldap waits for every message by one system
  /// call and reads it by two more: the head of a TLS record, then the record.
  ///
  /// What was read ahead of StartTLS still goes through TLS, so nothing can be slipped in before it.
  func readAhead() {
    guard let sockbuf = unsafe sockbuf else { return }
    // Where there is no memory for it, reading only takes longer.
    _ = unsafe rollcall_sockbuf_read_ahead(sockbuf, LDAPSession.readAheadSize)
  }

  /// Waits a moment after an entry when nothing more was read ahead. Otherwise the server, which sends
  /// each entry by itself, would wake this thread for each, and that takes both of them longer than the
  /// entry.
  func letMoreArrive() {
    guard let sockbuf = unsafe sockbuf,
      unsafe ber_sockbuf_ctrl(sockbuf, LBER_SB_OPT_DATA_READY, nil) == 0
    else { return }
    usleep(LDAPSession.pause)
  }
}
