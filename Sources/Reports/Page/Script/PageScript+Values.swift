extension PageScript {
  /// What is read from the page, and how a value is shown.
  static let values = #"""
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


    """#
}
