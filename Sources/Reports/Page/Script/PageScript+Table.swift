extension PageScript {
  /// The table, of which only the rows that are seen exist.
  static let table = #"""
    const widths = { state: "small", forecast: "small", siteState: "small", account: "small", username: "wide", upn: "wide", cloud: "wide" };
    const form = byId("filters");
    const grid = byId("grid");
    const table = byId("rows");
    const head = table.tHead;
    const [above, body, below] = table.tBodies;
    let active = 0;
    let opened = -1;
    let height = 34;
    let first = -1;

    function drawHead() {
      const list = lists[view.list];
      const row = element("tr");
      row.setAttribute("aria-rowindex", "1");
      for (const [name, label] of list.fields) {
        const cell = element("th", undefined, widths[name] || "");
        cell.scope = "col";
        cell.setAttribute("aria-sort", view.sort !== name ? "none" : view.down ? "descending" : "ascending");
        const button = element("button", label);
        button.type = "button";
        button.dataset.sort = name;
        cell.append(button);
        row.append(cell);
      }
      const focused = head.contains(document.activeElement) ? document.activeElement.dataset.sort : undefined;
      head.replaceChildren(row);
      if (focused) head.querySelector(`[data-sort="${focused}"]`)?.focus();
      table.setAttribute("aria-colcount", list.fields.length);
    }

    function drawRow(place) {
      const list = lists[view.list];
      const row = found[place];
      const line = element("tr", undefined, row === opened || place === active && body.contains(document.activeElement) ? "active" : "");
      line.setAttribute("aria-rowindex", place + 2);
      line.dataset.place = place;
      list.fields.forEach(([field], index) => {
        const cell = element("td");
        const text = shown(list.text(field, row).slice(0, 300));
        const tone = list.tone(field, row);
        if (index === 1) {
          const button = element("button", text || "\u2014");
          button.type = "button";
          button.tabIndex = place === active ? 0 : -1;
          button.setAttribute("aria-expanded", row === opened);
          button.setAttribute("aria-controls", "detail");
          cell.append(button);
        } else if (tone) cell.append(element("span", text, "badge " + tone));
        else cell.textContent = text;
        if (!tone && text.length > 24) cell.title = text;
        line.append(cell);
      });
      return line;
    }

    function drawRows(force) {
      const visible = Math.ceil(grid.clientHeight / height) + 1;
      const start = Math.max(0, Math.min(Math.floor(grid.scrollTop / height) - 8, found.length - visible));
      const from = Math.max(0, start - start % 8);
      if (from === first && !force) return;
      first = from;
      const until = Math.min(found.length, from + visible + 24);
      const focused = body.contains(document.activeElement);
      body.replaceChildren(...Array.from({ length: until - from }, (_, index) => drawRow(from + index)));
      above.rows[0].cells[0].style.height = from * height + "px";
      below.rows[0].cells[0].style.height = (found.length - until) * height + "px";
      for (const space of [above, below]) space.rows[0].cells[0].colSpan = lists[view.list].fields.length;
      above.hidden = from === 0;
      below.hidden = until === found.length;
      if (focused) focusRow();
    }

    const rowButton = place => body.querySelector(`tr[data-place="${place}"] button`);
    function focusRow() { rowButton(active)?.focus({ preventScroll: true }); }

    function goTo(place) {
      if (!found.length) return;
      active = Math.max(0, Math.min(place, found.length - 1));
      const room = grid.clientHeight - head.offsetHeight;
      const top = active * height;
      if (top < grid.scrollTop) grid.scrollTop = top;
      else if (top + height > grid.scrollTop + room) grid.scrollTop = top + height - room;
      drawRows(true);
      focusRow();
    }


    """#
}
