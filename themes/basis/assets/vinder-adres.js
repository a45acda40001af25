// What is chosen in the finder, as the query of an address: `?thema=sport,buurt&q=senioren&sorteer=datum`.

globalThis.vindplekAdres = {
  /** What a query says; values that the index does not know are left out. */
  read(known, search) {
    const query = new URLSearchParams(search);
    const filters = new Map();
    for (const [key, written] of query) {
      const axis = known.axes.find((one) => one.id === key);
      const values = axis ? written.split(",").filter((value) => axis.positions.has(value)) : [];
      for (const value of values) filters.set(`${key}=${value}`, [key, value]);
    }
    return {
      filters: [...filters.values()],
      text: (query.get("q") ?? "").trim().slice(0, 100),
      order: query.get("sorteer") ?? "",
      everywhere: query.get("gebied") === "nederland",
    };
  },

  /** The query of a choice, empty when nothing is chosen. Commas stay readable. */
  write({ filters, text, order, everywhere }) {
    const keys = new Map();
    const add = (key, value) => value && keys.set(key, [...(keys.get(key) ?? []), encodeURIComponent(value)]);
    for (const [key, value] of filters) add(key, value);
    add("q", text);
    add("sorteer", order);
    add("gebied", everywhere && "nederland");
    const query = [...keys].map(([key, values]) => `${key}=${values.join(",")}`).join("&");
    return query && `?${query}`;
  },
};
