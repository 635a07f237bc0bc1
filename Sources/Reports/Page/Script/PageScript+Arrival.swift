extension PageScript {
  /// Links into the tables, and the beginning.
  static let arrival = #"""
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
