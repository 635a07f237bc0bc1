extension PageScript {
  /// One person, with everything that the page knows.
  static let detail = #"""
    const panel = byId("detail");
    const label = name => meta.details[name];

    function explained(kind, prefix) {
      const box = element("span");
      box.append(link("#" + prefix + "-" + kind[0], kind[0], "badge " + kind[2]), " " + kind[1]);
      return box;
    }

    function facts(list, row) {
      const other = list.partner(row);
      const field = name => (list.fields.find(field => field[0] === name) || [])[1] || label(name);
      const site = list.at("t", row);
      const isConsole = list.name === "console";
      const lines = [
        [field("state"), explained(list.states[list.at("s", row)], list.name)],
        [field("forecast"), explained(meta.forecasts[list.at("f", row)], "forecast")],
        [label("remedy"), list.at("r", row) || words.nothing],
        [field(isConsole ? "username" : "upn"), list.at("u", row)],
        [field("account"), isConsole ? "" : list.at("a", row)],
        [label("cloud"), list.text("cloud", row)],
        [label("cloudSource"), isConsole ? "" : meta.cloudSources[list.at("q", row)]],
        [label("enabled"), isConsole ? "" : [words.yes, words.no, words.unknown][list.at("b", row)]],
        [field(isConsole ? "site" : "office"), list.at("o", row)],
        [label("office"), isConsole && other >= 0 ? list.partners.at("o", other) : ""],
        [field("siteState"), site < 0 ? "" : explained(meta.sites[site], "site")],
        [label("evidence"), isConsole ? list.at("e", row) : other >= 0 ? list.partners.at("e", other) : ""],
        [label("score"), isConsole && list.at("c", row) >= 0
          ? list.at("x", row) >= 0 ? said("runnerUp", list.at("c", row), list.at("x", row)) : "" + list.at("c", row) : ""],
        [label("partner"), partnerLink(list, other)],
        [words.findingsHere, findingLinks(list, row)],
        [label("origin"), list.at("k", row) + (list.at("l", row) ? ":" + list.at("l", row) : "")],
      ];
      return lines.filter(line => line[1]);
    }

    function partnerLink(list, other) {
      if (other < 0) return other === -2 ? words.notHere : "";
      const partners = list.partners;
      const name = partners.at("u", other) || partners.at("n", other);
      const target = partners.at("u", other) ? { list: partners.name, user: name } : { list: partners.name, text: name };
      return link("#" + new URLSearchParams(target), shown(name));
    }

    function findingLinks(list, row) {
      const items = element("ul");
      for (const rule of Object.keys(findings)) {
        const card = byId("finding-" + rule);
        if (!card || !peopleOf(rule, list.name).includes(row)) continue;
        const item = element("li");
        item.append(link("#finding-" + rule, findings[rule].title));
        items.append(item);
      }
      return items.children.length ? items : "";
    }

    function open(place) {
      const list = lists[view.list];
      active = place;
      opened = found[place];
      byId("detail-heading").textContent = shown(list.at("n", opened) || list.at("u", opened) || "\u2014");
      const description = panel.querySelector("dl");
      description.replaceChildren(...facts(list, opened).flatMap(([name, value]) => {
        const cell = element("dd");
        if (typeof value === "string") cell.textContent = shown(value);
        else cell.append(value);
        return [element("dt", name), cell];
      }));
      panel.hidden = false;
      panel.scrollTop = 0;
      panel.parentElement.classList.add("open");
      drawRows(true);
      panel.focus({ preventScroll: matchMedia("(min-width: 60rem)").matches });
    }

    function close(back) {
      opened = -1;
      panel.hidden = true;
      panel.parentElement.classList.remove("open");
      drawRows(true);
      if (back) goTo(active);
    }

    """#
}
