import Checks
import Formats
package import Roster

/// A person who is held back: why, and the value that it is about.
package struct Hold: Sendable, Equatable {
  package let reason: HoldReason
  package let detail: String

  package init(_ reason: HoldReason, _ detail: String = "") {
    self.reason = reason
    self.detail = detail
  }

  package var message: String { reason.message(detail) }
}

/// Looks at the values of a row before it goes into a file: one bad row makes Admin Console refuse all of
/// them (8x8, "Create Users in Bulk").
package struct RowCheck: Sendable {
  /// Which names are let through.
  package enum Names: Sendable {
    /// Those of 8x8's User Management API specification.
    case plain
    case any
  }

  private let names: Names
  private let map: TemplateMap?
  private let shapes = ValueShapes()

  /// - Parameter map: the template that the row is for; nil for a worklist.
  package init(names: Names, map: TemplateMap?) {
    self.names = names
    self.map = map
  }

  /// The first reason to hold the row back.
  ///
  /// - Parameters:
  ///   - required: fields that must have a value, besides those that the template requires.
  ///   - licenses: those that the person has and gets; the last is the one that the row is for.
  ///   - value: the text of a field.
  package func problem(
    required: [ConsoleField], licenses: [String] = [], value: (ConsoleField) -> String
  ) -> Hold? {
    for field in required where Folding.trimmed(value(field)).isEmpty {
      return Hold(.valueMissing, field.key)
    }
    for field in [ConsoleField.username, .firstName, .lastName, .email] {
      let text = value(field)
      if !text.isEmpty, let hold = problem(of: text, in: field) { return hold }
    }
    return map.flatMap { problem(in: $0, licenses, value: value) }
  }

  private func problem(of text: String, in field: ConsoleField) -> Hold? {
    let bytes = text.utf8.span
    switch field {
    case .username: return shapes.isUsername(bytes) ? nil : Hold(.usernameUnusable, text)
    case .firstName, .lastName: return isName(text, field) ? nil : Hold(.nameUnusable, text)
    case .email: return shapes.isMalformedMail(bytes) ? Hold(.emailUnusable, text) : nil
    case .extensionNumber: return shapes.isExtension(bytes) ? nil : Hold(.extensionUnusable, text)
    case .workPhone, .mobile: return shapes.isE164(bytes) ? nil : Hold(.phoneUnusable, text)
    default: return nil
    }
  }

  /// First names have 2 to 128 characters, last names 2 to 30 (8x8, User Management API).
  private func isName(_ text: String, _ field: ConsoleField) -> Bool {
    let length = text.unicodeScalars.count
    guard length >= 2, length <= (field == .firstName ? 128 : 30) else { return false }
    return names == .any || shapes.isPlainName(text.utf8.span)
  }

  private func problem(
    in map: TemplateMap, _ licenses: [String], value: (ConsoleField) -> String
  ) -> Hold? {
    if let license = licenses.last, !map.takes(license: license) {
      return Hold(.licenseColumnMissing, license)
    }
    for field in map.requiredFields where Folding.trimmed(value(field)).isEmpty {
      return Hold(.valueMissing, map.title(of: field) ?? field.key)
    }
    for (column, source) in map.sources.enumerated() {
      if case .fixed(let text) = source, map.template.encoding.unheldCharacter(in: text) != nil {
        return Hold(.encoding, "\(map.template.columns[column].title): \(text)")
      }
      if case .service(let service) = source, !service.marks(licenses),
        map.template.columns[column].requirement == .required
      {
        return Hold(.valueMissing, map.template.columns[column].title)
      }
      guard case .field(let field) = source else { continue }
      let text = value(field)
      if text.isEmpty { continue }
      if let hold = problem(of: text, in: field) { return hold }
      // A number with + is what it should be; a spreadsheet makes a number of it, and runs nothing.
      let isNumber = field == .workPhone || field == .mobile
      if !isNumber, CSVWriter.isFormula(text.utf8.span) { return Hold(.formula, text) }
      if map.template.encoding.unheldCharacter(in: text) != nil {
        return Hold(.encoding, "\(map.template.columns[column].title): \(text)")
      }
    }
    return nil
  }
}
