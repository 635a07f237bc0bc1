extension PageScript {
  /// What people do.
  static let events = #"""
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


    """#
}
