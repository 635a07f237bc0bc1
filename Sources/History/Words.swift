import GRDB

/// The words that stand in rows as small numbers; 0 is no word.
struct Words {
  private let db: Database
  private var ids: [String: Int] = [:]
  private var texts: [Int: String] = [:]
  /// The first few, which are nearly all: comparing short texts is quicker than hashing them.
  private var common: [(text: String, id: Int)] = []

  init(_ db: Database) throws {
    self.db = db
    let rows = try RawStatement(db, "SELECT id, text FROM word")
    while try rows.step() { add(rows.text(1), id: rows.int(0)) }
  }

  private mutating func add(_ text: String, id: Int) {
    ids[text] = id
    texts[id] = text
    if common.count < 16 { common.append((text, id)) }
  }

  func text(of id: Int) -> String? { texts[id] }

  /// The number of a word; a new word is written.
  mutating func id(of text: String) throws -> Int {
    for word in common where word.text == text { return word.id }
    if let id = ids[text] { return id }
    try db.execute(sql: "INSERT INTO word (text) VALUES (?)", arguments: [text])
    let id = Int(db.lastInsertedRowID)
    add(text, id: id)
    return id
  }
}

extension RowState.Side {
  var code: Int { self == .console ? 0 : 1 }

  static func of(code: Int) -> RowState.Side { code == 0 ? .console : .directory }
}

extension StateTransition: Comparable {
  package static func < (first: StateTransition, second: StateTransition) -> Bool {
    first.order < second.order
  }

  /// Arrived first, left last.
  private var order: (Int, Int, String, Int, String) {
    (side.code, from == nil ? 0 : 1, from ?? "", to == nil ? 1 : 0, to ?? "")
  }
}

extension FindingRecord.Standing {
  /// As it stands in the tables; 0 there is "not present".
  var code: Int {
    switch self {
    case .open: 1
    case .waived: 2
    case .later: 3
    }
  }

  static func of(code: Int) -> FindingRecord.Standing? {
    switch code {
    case 1: .open
    case 2: .waived
    case 3: .later
    default: nil
    }
  }
}
