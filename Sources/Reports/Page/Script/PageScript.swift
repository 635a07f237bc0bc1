/// The script of `report.html`, in the order in which it runs. It must not hold `</script` or `<!--`,
/// and no value goes into it: it reads the data of the page, and shows it by `textContent` alone.
enum PageScript {
  static let text = "\"use strict\";\n(() => {\n" + parts.joined() + "})();\n"

  private static let parts = [
    values, lists, search, address, table, filters, drawing, detail, events, arrival,
  ]
}
