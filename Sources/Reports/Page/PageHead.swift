/// What every page begins with: it may load nothing, send nothing, and is not to be indexed.
enum PageHead {
  /// A template that takes `policy`, `title` and `style`; up to the end of the head.
  static let text = #"""
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="{{{policy}}}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="referrer" content="no-referrer">
    <meta name="robots" content="noindex">
    <title>{{title}}</title>
    <style>{{{style}}}</style>
    </head>
    """#
}
