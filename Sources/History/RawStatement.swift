import GRDB
import GRDBSQLite

/// A prepared statement for very many rows: cells go in and out as numbers and bytes, without an
/// object for each. A leaf around SQLite's C functions; nothing above it sees a pointer.
///
/// Sound throughout: `statement` keeps the handle alive, and all calls come from the one closure
/// that has the database.
struct RawStatement {
  private let statement: Statement
  private let db: Database

  /// Prepares `sql` and binds its first parameters to these numbers.
  init(_ db: Database, _ sql: String, _ values: Int...) throws {
    self.db = db
    statement = try db.makeStatement(sql: sql)
    for (index, value) in values.enumerated() { try bind(Int32(index) + 1, value) }
  }

  /// Goes to the next row; false after the last one, and the statement can be used again.
  func step() throws -> Bool {
    let code = unsafe sqlite3_step(statement.sqliteStatement)
    if code == SQLITE_ROW { return true }
    let message = db.lastErrorMessage
    rewind()
    if code == SQLITE_DONE { return false }
    throw DatabaseError(resultCode: ResultCode(rawValue: code), message: message)
  }

  /// Runs it with these numbers as its parameters; what stands at nil is bound already.
  func run(_ values: Int?...) throws {
    var parameter: Int32 = 0
    for value in values {
      parameter += 1
      if let value { try bind(parameter, value) }
    }
    while try step() {}
  }

  /// The first number of the first row, with this number as the only parameter, if any.
  func firstInt(_ parameter: Int? = nil) throws -> Int? {
    if let parameter { try bind(1, parameter) }
    guard try step() else { return nil }
    let value = int(0)
    rewind()
    return value
  }

  /// Forgets the rows that are left.
  func rewind() { unsafe sqlite3_reset(statement.sqliteStatement) }

  /// The number in a column, counted from 0, of the row.
  func int(_ column: Int32) -> Int {
    Int(unsafe sqlite3_column_int64(statement.sqliteStatement, column))
  }

  /// The text in a column of the row; bytes that are no UTF-8 are replaced.
  func text(_ column: Int32) -> String {
    withText(column) { bytes in String(decoding: bytes.indices.map { bytes[$0] }, as: UTF8.self) }
  }

  func isNull(_ column: Int32) -> Bool {
    unsafe sqlite3_column_type(statement.sqliteStatement, column) == SQLITE_NULL
  }

  /// Hands the bytes of a text in a column of the row to `body`.
  func withText<Value>(_ column: Int32, _ body: (Span<UInt8>) throws -> Value) rethrows -> Value {
    // Sound: the bytes stay until the next step, and the span ends with the closure. The pointer is
    // asked for before the size, as https://www.sqlite.org/c3ref/column_blob.html demands.
    let base = unsafe sqlite3_column_text(statement.sqliteStatement, column)
    let count = unsafe Int(sqlite3_column_bytes(statement.sqliteStatement, column))
    let buffer = unsafe UnsafeBufferPointer(start: base, count: base == nil ? 0 : count)
    return try body(unsafe buffer.span)
  }

  /// Binds a number to a parameter, counted from 1.
  func bind(_ parameter: Int32, _ value: Int) throws {
    try check(unsafe sqlite3_bind_int64(statement.sqliteStatement, parameter, Int64(value)))
  }

  /// Binds a text, which is copied.
  func bind(_ parameter: Int32, _ text: Span<UInt8>) throws {
    // Sound: the bytes are copied (SQLITE_TRANSIENT) before the closure ends.
    try check(
      unsafe text.withUnsafeBytes { bytes in
        guard let base = bytes.baseAddress else {
          return unsafe sqlite3_bind_text(
            statement.sqliteStatement, parameter, "", 0, Self.transient)
        }
        return unsafe sqlite3_bind_text64(
          statement.sqliteStatement, parameter, base.assumingMemoryBound(to: CChar.self),
          UInt64(bytes.count), Self.transient, UInt8(SQLITE_UTF8))
      })
  }

  func bind(_ parameter: Int32, _ text: String) throws { try bind(parameter, text.utf8.span) }

  /// SQLITE_TRANSIENT, a macro that Swift does not import.
  private static var transient: sqlite3_destructor_type {
    unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self)
  }

  private func check(_ code: Int32) throws {
    guard code != SQLITE_OK else { return }
    throw DatabaseError(resultCode: ResultCode(rawValue: code), message: db.lastErrorMessage)
  }
}
