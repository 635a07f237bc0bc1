extension PageScript {
  /// What is looked for, and the rows that are found.
  static let search = #"""
    const names = ["list", "text", "state", "forecast", "site", "office", "finding", "user", "sort", "down"];
    const empty = { list: "console", text: "", state: "", forecast: "", site: "", office: "", finding: "", user: "", sort: "", down: "" };
    let view = { ...empty };
    let found = new Uint32Array(0);

    const unpacked = steps => { let place = 0; return steps.map(step => place += step); };
    const peopleOf = (finding, list) => Object.hasOwn(findings, finding) ? unpacked(findings[finding][list]) : [];
    const facets = { state: "s", forecast: "f", site: "t" };
    const kinds = (list, name) => name === "state" ? list.states : name === "forecast" ? meta.forecasts : meta.sites;

    function search() {
      const list = lists[view.list];
      const text = fold(view.text.trim()).split(/\s+/).filter(part => part);
      const tests = [];
      for (const name of Object.keys(facets)) {
        if (!view[name]) continue;
        const wanted = kinds(list, name).findIndex(kind => kind[0] === view[name]);
        const column = list.columns[facets[name]] || [];
        tests.push(row => column[row] === wanted);
      }
      if (view.office) tests.push(row => list.text(view.list === "console" ? "site" : "office", row).trim() === view.office);
      if (view.user) tests.push(row => list.at("u", row) === view.user);
      if (text.length) {
        const haystack = list.haystack;
        tests.push(row => text.every(part => haystack[row].includes(part)));
      }
      const rows = view.finding ? peopleOf(view.finding, view.list) : Array.from({ length: list.size }, (_, row) => row);
      const kept = Uint32Array.from(rows.filter(row => tests.every(test => test(row))));
      const rank = list.rank(view.sort);
      const sign = view.down ? -1 : 1;
      found = kept.sort((one, other) => sign * (rank[one] - rank[other]) || one - other);
    }


    """#
}
