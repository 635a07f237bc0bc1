package import Formats

/// A copy of what a server gave, kept between runs, so that the next one asks for changes only.
///
/// It is LDIF: any program can read it. The state stands behind the entries.
package struct Mirror: Sendable {
  package let state: MirrorState
  let store: ByteStore
  let text: MirrorText

  /// Reads a mirror file; nil when it is damaged, not finished, or of another version.
  package init?(_ store: ByteStore) {
    let place = store.withSpan { bytes -> (start: Int, state: MirrorState)? in
      let mark = Array("\n\ndn: \(MirrorState.name)\n".utf8)
      guard let start = Mirror.last(mark, in: bytes),
        let state = MirrorState(bytes, in: start + 2..<bytes.count)
      else { return nil }
      return (start + 2, state)
    }
    let first = Mirror.head.count
    guard let place, place.start >= first, store.count >= first,
      store.bytes(in: 0..<first) == Mirror.head,
      let text = MirrorText(indexing: store, in: first..<place.start),
      text.entries.count == place.state.entryCount
    else { return nil }
    state = place.state
    self.store = store
    self.text = text
  }

  static let head: [UInt8] = {
    var head: [UInt8] = []
    LDIFWriter.appendVersion(to: &head)
    return head
  }()

  private static func last(_ mark: [UInt8], in bytes: Span<UInt8>) -> Int? {
    var position = bytes.count - mark.count
    // The state is short: it stands within the last stretch.
    let earliest = max(0, bytes.count - (1 << 20))
    while position >= earliest {
      if ByteSearch.equal(bytes, at: position, mark.span, at: 0, count: mark.count) {
        return position
      }
      position -= 1
    }
    return nil
  }
}
