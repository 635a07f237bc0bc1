extension PageScript {
  /// The two lists: the columns of every row, and in which order rows stand.
  static let lists = #"""
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
}
