/// The script of `report.html`, in the order in which it runs. It must not hold `</script` or `<!--`,
/// and no value goes into it: it reads the data of the page, and shows it by `textContent` alone.
enum PageScript {
  static let text = "\"use strict\";\n(() => {\n" + lists + view + rows + detail + start + "})();\n"

  /// What is read, and how a value is shown.
  private static let lists = #"""
    const byId = id => document.getElementById(id);
    const read = id => JSON.parse(byId(id).textContent);
    const meta = read("meta");
    const words = meta.words;
    const findings = read("finding-people");
    const said = (name, ...parts) => words[name].replace(/[#@]/g, () => parts.shift());
    const number = value => value.toLocaleString("en-US");
    const hidden = /[\u0000-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\u{e0000}-\u{e0fff}]/gu;
    const codePoint = text => "\u2039U+" + text.codePointAt(0).toString(16).toUpperCase().padStart(4, "0") + "\u203a";
    const shown = text => text.replace(hidden, codePoint);
    const fold = text => /^[\x00-\x7f]*$/.test(text) ? text.toLowerCase()
      : text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
    const element = (name, text, kind) => {
      const made = document.createElement(name);
      if (text !== undefined) made.textContent = text;
      if (kind) made.className = kind;
      return made;
    };
    const link = (href, text, kind) => {
      const made = element("a", text, kind);
      made.href = href;
      return made;
    };

    class List {
      constructor(name) {
        this.name = name;
        Object.assign(this, meta.lists[name]);
        const chunks = read(name + "-rows");
        this.size = chunks.reduce((sum, chunk) => sum + chunk.s.length, 0);
        this.columns = {};
        for (const key of Object.keys(chunks[0] || {})) {
          if (key !== "d") this.columns[key] = [].concat(...chunks.map(chunk => chunk[key]));
        }
        for (const key of ["o", "r", "e", "k"]) {
          if (this.columns[key]) this.columns[key] = [].concat(...chunks.map(
            chunk => chunk[key].map(place => place < 0 ? "" : chunk.d[place])));
        }
        this.ranks = {};
      }
      at(key, row) { return this.columns[key][row]; }
      get partners() { return lists[this.name === "console" ? "directory" : "console"]; }
      partner(row) { return this.at("p", row); }
      cloud(row) {
        const value = this.at("c", row);
        return value === 0 ? this.at("u", row) : value;
      }
      text(field, row) {
        switch (field) {
        case "state": return this.states[this.at("s", row)][0];
        case "forecast": return meta.forecasts[this.at("f", row)][0];
        case "siteState": { const site = this.at("t", row); return site < 0 ? "" : meta.sites[site][0]; }
        case "name": return this.at("n", row);
        case "account": return this.at("a", row);
        case "upn": return this.at("u", row);
        case "site": case "office": return this.at("o", row);
        case "username": return this.name === "console" ? this.at("u", row) : this.ofPartner(row, other => this.partners.at("u", other));
        case "cloud": return this.name === "console" ? this.ofPartner(row, other => this.partners.cloud(other)) : this.cloud(row);
        default: return "";
        }
      }
      ofPartner(row, value) {
        const other = this.partner(row);
        return other >= 0 ? value(other) : other === -2 ? words.notHere : "";
      }
      tone(field, row) {
        switch (field) {
        case "state": return this.states[this.at("s", row)][2];
        case "forecast": return meta.forecasts[this.at("f", row)][2];
        case "siteState": { const site = this.at("t", row); return site < 0 ? "" : meta.sites[site][2]; }
        default: return "";
        }
      }
      get haystack() {
        if (!this.folded) {
          this.folded = new Array(this.size);
          for (let row = 0; row < this.size; row++) {
            this.folded[row] = fold(this.at("u", row) + "\n" + this.at("n", row) + "\n"
              + (this.columns.a ? this.at("a", row) + "\n" : "") + this.at("o", row) + "\n" + this.text("cloud", row));
          }
        }
        return this.folded;
      }
      /* The place of each row when sorted by a field; rows of one value keep their order. */
      rank(field) {
        if (!this.ranks[field]) this.ranks[field] = field ? this.rankOf(field) : this.urgency();
        return this.ranks[field];
      }
      rankOf(field) {
        const keys = new Array(this.size);
        const order = new Uint32Array(this.size);
        for (let row = 0; row < this.size; row++) { keys[row] = fold(this.text(field, row)); order[row] = row; }
        order.sort((one, other) => keys[one] < keys[other] ? -1 : keys[one] > keys[other] ? 1 : one - other);
        const ranks = new Uint32Array(this.size);
        let rank = 0;
        for (let place = 0; place < this.size; place++) {
          if (place > 0 && keys[order[place]] !== keys[order[place - 1]]) rank = place;
          ranks[order[place]] = rank;
        }
        return ranks;
      }
      /* What needs attention first: by the tones of forecast, state and Site. */
      urgency() {
        const weight = { bad: 0, careful: 1, plain: 2, faint: 3, good: 4, "": 4 };
        const ranks = new Uint32Array(this.size);
        for (let row = 0; row < this.size; row++) {
          ranks[row] = weight[this.tone("forecast", row)] * 25 + weight[this.tone("state", row)] * 5 + weight[this.tone("siteState", row)];
        }
        return ranks;
      }
    }
    let lists;

    """#

  /// What is looked for, kept in the address so that it can be sent to somebody.
  private static let view = #"""
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

    const written = () => "#" + new URLSearchParams(names.filter(name => view[name] && (name === "list" || view[name] !== empty[name])).map(name => [name, view[name]]));
    let writing = 0;
    function remember() {
      clearTimeout(writing);
      writing = setTimeout(() => history.replaceState(null, "", written()), 200);
    }
    /* Whether the address asks for a view of the tables. */
    function recall() {
      const hash = location.hash.slice(1);
      if (!hash.includes("=")) return false;
      const asked = new URLSearchParams(hash);
      view = { ...empty };
      for (const name of names) view[name] = asked.get(name) || empty[name];
      if (!Object.hasOwn(lists, view.list)) view.list = "console";
      if (!lists[view.list].fields.some(field => field[0] === view.sort)) view.sort = "";
      return true;
    }

    """#

  /// The table, of which only the rows that are seen exist.
  private static let rows = #"""
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
        for (const [field] of list.fields) line.append(element("td", shown(list.text(field, row).slice(0, 120))));
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

  /// One person, with everything that the page knows.
  private static let detail = #"""
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

  /// What people do, and the beginning.
  private static let start = #"""
    function change(more) {
      Object.assign(view, more);
      draw();
      remember();
    }

    let typing = 0;
    form.addEventListener("input", event => {
      const { name, value } = event.target;
      if (name === "list") return change({ ...empty, list: value, text: view.text });
      if (name !== "text") return change({ [name]: value });
      clearTimeout(typing);
      typing = setTimeout(() => change({ text: value }), 120);
    });
    form.addEventListener("submit", event => event.preventDefault());
    form.addEventListener("reset", event => {
      event.preventDefault();
      change({ ...empty, list: view.list });
    });
    byId("only").querySelector("button").addEventListener("click", () => {
      change({ office: "", finding: "", user: "" });
      form.elements.text.focus();
    });
    head.addEventListener("click", event => {
      const name = event.target.dataset.sort;
      if (!name) return;
      const isSame = view.sort === name;
      change({ sort: isSame && view.down ? "" : name, down: isSame && !view.down ? "1" : "" });
    });
    body.addEventListener("click", event => {
      const line = event.target.closest("tr");
      if (line && !getSelection().toString()) open(+line.dataset.place);
    });
    body.addEventListener("focusin", event => {
      const line = event.target.closest("tr");
      if (line) active = +line.dataset.place;
    });
    body.addEventListener("keydown", event => {
      const page = Math.max(1, Math.floor(grid.clientHeight / height) - 2);
      const places = {
        ArrowDown: active + 1, ArrowUp: active - 1, PageDown: active + page, PageUp: active - page,
        Home: 0, End: found.length - 1,
      };
      if (event.altKey || event.ctrlKey || event.metaKey || !(event.key in places)) return;
      event.preventDefault();
      goTo(places[event.key]);
    });
    panel.addEventListener("keydown", event => { if (event.key === "Escape") close(true); });
    panel.querySelector(".close").addEventListener("click", () => close(true));
    grid.addEventListener("scroll", () => drawRows(false), { passive: true });
    addEventListener("resize", () => drawRows(true));

    /* A link into the tables: shows them, and the person when there is only one. */
    function arrive() {
      if (!recall()) {
        const target = location.hash.startsWith("#finding-") && byId(location.hash.slice(1));
        if (target) target.querySelector("details").open = true;
        return;
      }
      draw();
      byId("people").scrollIntoView();
      if (view.user && found.length === 1) open(0);
      else form.querySelector("input:checked").focus({ preventScroll: true });
    }
    addEventListener("hashchange", arrive);
    /* A link to where one is already would do nothing. */
    document.addEventListener("click", event => {
      const target = event.target.closest("a[href^='#']");
      if (target && target.getAttribute("href") === location.hash) arrive();
    });

    lists = { console: new List("console"), directory: new List("directory") };
    form.hidden = false;
    byId("keys").hidden = false;
    byId("tables").hidden = false;
    draw();
    arrive();
    document.documentElement.dataset.ready = "true";

    """#
}
