import Mustache

/// A template that is part of the program. Values are a tree of dictionaries, lists, texts and truth
/// values; `{{name}}` escapes, and `{{{name}}}` is for markup that Rollcall made itself.
struct PageTemplate: Sendable {
  private let template: MustacheTemplate

  /// Throws ``PageFault`` if the text is not a template.
  init(_ text: String) throws(PageFault) {
    MustacheContentTypes.register(PageContentType(), named: PageContentType.name)
    do {
      template = try MustacheTemplate(
        string: "{{% CONTENT_TYPE:\(PageContentType.name)}}" + text)
    } catch {
      throw PageFault()
    }
  }

  /// A section of an empty text is left out, as one of an empty list or of `false` is.
  func rendered(_ values: [String: Any]) -> String {
    template.render(PageTemplate.prepared(values))
  }

  private static func prepared(_ value: Any) -> Any {
    switch value {
    case let text as String: text.isEmpty ? NoText() : text
    case let list as [Any]: list.map(prepared)
    case let object as [String: Any]: object.mapValues(prepared)
    default: value
    }
  }

  /// An empty text. The library would take an empty `String` for something to show.
  private struct NoText: MustacheCustomRenderable {
    var renderText: String { "" }
    var isNull: Bool { true }
  }
}

/// A template of the program is not one: a fault of the program itself, which tests would find.
package struct PageFault: Error {}
