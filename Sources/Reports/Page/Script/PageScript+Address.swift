extension PageScript {
  /// The view, kept in the address so that it can be sent to somebody.
  static let address = #"""
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
}
