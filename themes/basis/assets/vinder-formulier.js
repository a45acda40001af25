// The filters of the finder: check boxes with their counts, the area, and the order of the list.

globalThis.vindplekFormulier = (finder, { tick, change }) => {
  const { make } = globalThis.vindplekKaart;
  const order = document.getElementById("vinder-sorteer");
  const areas = [...finder.querySelectorAll("[name=gebied]")];
  const groups = [...finder.querySelectorAll(".vinder-groepen .keuze")];
  const boxesOf = (part) => [...part.querySelectorAll("input[type=checkbox]")];
  const fold = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
  let isComplete = false;

  /** Adds the values that are of use only beyond the own academy, which are not in the page as it was served. */
  function complete(known) {
    if (isComplete) return;
    isComplete = true;
    for (const group of groups) {
      const here = boxesOf(group);
      const there = new Set(here.map((box) => box.value));
      const { name } = here[0];
      const { values } = known.axes.find((axis) => axis.id === name) ?? { values: [] };
      for (const { id, label } of values.filter((value) => !there.has(value.id))) {
        const box = make("input", { type: "checkbox", name, value: id });
        const row = make("label", { className: "vink", hidden: true }, box, " ", make("span", { text: label }), " ", make("span", { className: "aantal" }));
        row.dataset.zelden = "";
        box.addEventListener("change", () => tick(box));
        group.querySelector("fieldset").append(row);
      }
    }
  }

  // Such values are hidden until they have a course; a search in a group hides more.
  function drawGroup(group) {
    const sought = fold(group.querySelector(".keuze-zoek")?.value.trim() ?? "");
    for (const box of boxesOf(group)) {
      const row = box.parentNode;
      row.hidden = !box.checked && ((box.disabled && row.dataset.zelden !== undefined) || !fold(row.textContent).includes(sought));
    }
  }

  /** Shows what is chosen, and how many results each value would give. */
  function draw(known, { counts }, { filters, everywhere, order: by }) {
    for (const group of groups) {
      const boxes = boxesOf(group);
      for (const box of boxes) {
        const at = known.axes.findIndex((axis) => axis.id === box.name);
        const count = counts[at]?.[known.axes[at].positions.get(box.value)] ?? 0;
        box.checked = filters.some(([axis, value]) => axis === box.name && value === box.value);
        box.disabled = !count && !box.checked;
        box.parentNode.querySelector(".aantal").textContent = count.toLocaleString("nl-NL");
      }
      const checked = boxes.filter((box) => box.checked).length;
      group.querySelector(".keuze-aantal").textContent = checked ? `${checked} gekozen` : "";
      drawGroup(group);
    }
    for (const area of areas) area.checked = (area.value === "nederland") === everywhere;
    order.value = by;
    const told = document.getElementById("vinder-gekozen-aantal");
    if (told) told.textContent = filters.length ? ` (${filters.length})` : "";
  }

  // A browser may bring ticks back from an earlier visit; it is the address that says what is chosen.
  for (const group of groups) {
    for (const box of boxesOf(group)) {
      box.checked = box.defaultChecked;
      box.addEventListener("change", () => tick(box));
    }
    group.querySelector(".keuze-zoek")?.addEventListener("input", () => drawGroup(group));
  }
  for (const area of areas) {
    area.checked = area.defaultChecked;
    area.addEventListener("change", () => change({ everywhere: area.value === "nederland" }));
  }
  order.addEventListener("change", () => change({ order: order.value }));

  // On a phone all groups stand closed behind one button, so that they fit on a screen.
  if (matchMedia("(max-width: 58rem)").matches) {
    for (const group of groups) group.open = false;
  }

  return { complete, draw, hasAreas: areas.length > 0, orders: [...order.options].map((option) => option.value) };
};
