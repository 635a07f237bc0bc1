extension PageScript {
  /// Everything that shows the view, drawn anew: on the screen, and for print.
  static let drawing = #"""
    function drawPrinted() {
      const list = lists[view.list];
      const printed = found.subarray(0, 60);
      const made = element("table");
      const count = printed.length === list.total ? said("printedAll", number(list.total))
        : said("printed", number(printed.length), number(list.total), list.file);
      made.append(element("caption", form.querySelector("input:checked + span").textContent + ". " + count));
      const line = element("tr");
      for (const [, label] of list.fields) line.append(element("th", label));
      made.createTHead().append(line);
      const rows = made.createTBody();
      for (const row of printed) {
        const line = element("tr");
        for (const [field] of list.fields) line.append(element("td", shown(list.text(field, row).slice(0, 120)), widths[field]));
        rows.append(line);
      }
      byId("printed").replaceChildren(made);
    }

    function draw() {
      drawFilters();
      search();
      active = 0;
      first = -1;
      if (opened >= 0 && !found.includes(opened)) close();
      drawHead();
      grid.scrollTop = 0;
      table.setAttribute("aria-rowcount", found.length + 1);
      byId("count").textContent = found.length ? said("shown", number(found.length), number(lists[view.list].total)) : words.none;
      drawRows(true);
      const line = body.rows[0];
      if (line && line.offsetHeight > 0 && Math.abs(line.offsetHeight - height) > .5) { height = line.offsetHeight; drawRows(true); }
      drawPrinted();
    }

    """#
}
