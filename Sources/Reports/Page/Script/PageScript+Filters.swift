extension PageScript {
  /// The fields above the table, and what they say of it.
  static let filters = #"""
    function drawFilters() {
      const list = lists[view.list];
      for (const radio of form.elements.list) {
        radio.checked = radio.value === view.list;
        const label = radio.nextElementSibling;
        label.dataset.word = label.dataset.word || label.textContent;
        label.textContent = label.dataset.word + " (" + number(lists[radio.value].total) + ")";
      }
      if (form.elements.text.value !== view.text) form.elements.text.value = view.text;
      for (const name of Object.keys(facets)) {
        const counts = new Map();
        for (const value of list.columns[facets[name]] || []) counts.set(value, (counts.get(value) || 0) + 1);
        const options = [new Option(words.any, "")];
        kinds(list, name).forEach(([word], index) => {
          if (counts.has(index)) options.push(new Option(word + " (" + number(counts.get(index)) + ")", word));
        });
        const select = form.elements[name];
        if (select.dataset.list !== view.list) { select.replaceChildren(...options); select.dataset.list = view.list; }
        select.value = view[name];
        if (select.selectedIndex < 0) { select.selectedIndex = 0; view[name] = ""; }
      }
      const only = byId("only");
      const text = view.finding ? said("finding", (findings[view.finding] || {}).title || view.finding)
        : view.office ? said("office", shown(view.office)) : view.user ? said("user", shown(view.user)) : "";
      only.hidden = !text;
      only.firstElementChild.textContent = text;
      byId("left").hidden = !list.left;
      byId("left").textContent = list.left;
    }


    """#
}
