/// Something that a reader saw and that is no single record's fault: a sign of a damaged or unusual
/// export. Kinds become findings in the room `Checks`.
package struct Notice: Sendable, Equatable {
  package var kind: Kind
  /// The line where it was first seen, from 1.
  package var line: Int
  /// How often, within the stretch that was read.
  package var count: Int
  /// What it was about, for instance the attribute; short, or empty.
  package var detail: String

  package init(_ kind: Kind, line: Int, count: Int = 1, detail: String = "") {
    self.kind = kind
    self.line = line
    self.count = count
    self.detail = detail
  }

  package enum Kind: String, Sendable, CaseIterable {
    /// `result: 4` and the like in an ldapsearch trailer; detail is the whole value.
    case searchEndedWithError = "search-ended-with-error"
    /// "Press [size] Enter for the next": a paging ldapsearch that prompted into the file.
    case pagingPrompt = "paging-prompt-in-export"
    /// `member;range=0-1499`: only a part of the values; detail is the attribute.
    case rangedAttribute = "attribute-incomplete"
    /// `attr:< url`, which is never opened; detail is the attribute.
    case valueByReference = "value-by-reference"
    /// Bytes that are not UTF-8 in a value that ought to be text; detail is the attribute.
    case invalidUTF8 = "text-not-utf8"
    /// A search reference to another server; detail is the URL.
    case reference = "search-reference"
    /// `Microsoft.ActiveDirectory.Management.ADPropertyValueCollection` in place of values; detail
    /// is the column.
    case collectionInPlaceOfValues = "collection-in-place-of-values"
    /// The same header twice; detail is the header.
    case duplicateHeader = "duplicate-header"
    /// The header stands between the rows once more.
    case headerRepeated = "header-repeated"
    /// A row with fewer or more fields than the header.
    case raggedRow = "ragged-row"
    /// The file ends inside a quoted field.
    case unclosedQuote = "unclosed-quote"
    /// The last record ends without the line end that its format wants.
    case lastRecordCutShort = "last-record-cut-short"
    /// Records of a kind that is not read (schema changes of ldifde); detail is the changetype.
    case recordsSkipped = "records-skipped"
    /// A saved list that says it has more resources than were read; detail is "100 of 4312".
    case listIncomplete = "list-incomplete"
    /// Read at a Global Catalog port, which has but some attributes (Office is not among them); detail
    /// is the server.
    case globalCatalog = "global-catalog"
    /// NUL bytes in a text file.
    case nulBytes = "nul-bytes"
  }
}
