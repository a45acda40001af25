// The filter of the agenda, and its months: folded on a phone, open on a wider screen.
//
// What is chosen is in the address (`?regio=oost&soort=cursus`); the first choice of each field is the one at first, and
// is left out. The page has the rows of that choice; for others the rows come from data that the build made.

(() => {
  const element = (id) => document.getElementById(id);
  const agenda = element("agenda");
  const months = element("agenda-maanden");
  const jumps = element("agenda-maandlijst");
  const fields = [...agenda.querySelectorAll("select")];
  const isWide = matchMedia("(width >= 62rem)").matches;
  const amount = (count) => (count === 1 ? "1 datum" : `${count.toLocaleString("nl-NL")} data`);
  const follow = jumps.lastElementChild;

  // The page as it was served.
  const served = {
    months: [...months.childNodes],
    jumps: [...jumps.children],
    count: element("agenda-telling").textContent,
  };

  const initial = (field) => field.options[0].value;
  const option = (name) => fields.find((field) => field.name === name)?.selectedOptions[0];
  const isInitial = () => fields.every((field) => field.value === initial(field));

  function readAddress() {
    const query = new URLSearchParams(location.search);
    for (const field of fields) {
      const wanted = query.get(field.name);
      const known = [...field.options].some(({ value }) => value === wanted);
      field.value = known ? wanted : initial(field);
    }
  }

  function address() {
    const chosen = fields.filter((field) => field.value !== initial(field));
    const query = chosen.map((field) => `${field.name}=${encodeURIComponent(field.value)}`).join("&");
    return location.pathname + (query && `?${query}`);
  }

  // An item of no region in particular is in each of them.
  const isIn = (row, region = "own") => region === "alle" || (region === "own" ? row.own : !row.region || row.region === region);
  const isOf = (row, kind = "alle") => kind === "alle" || row.kind === kind;

  function drawCounts(rows) {
    const [region, kind] = [option("regio")?.value, option("soort")?.value];
    for (const field of fields) {
      for (const choice of field.options) {
        const fits = field.name === "regio"
          ? (row) => isIn(row, choice.value) && isOf(row, kind) : (row) => isIn(row, region) && isOf(row, choice.value);
        const count = rows.filter(fits).length;
        choice.textContent = `${choice.dataset.label} (${count})`;
        choice.disabled = count === 0 && !choice.selected;
      }
    }
  }

  function drawMonth(id, title, rows, open) {
    const made = element("agenda-maand").content.cloneNode(true).firstElementChild;
    made.querySelector("h2").textContent = title;
    made.querySelector(".maand-aantal").textContent = amount(rows.length);
    const content = made.querySelector(".maand-inhoud");
    content.id = `maand-${id}`;
    content.innerHTML = rows.map((row) => row.html).join("");
    made.open = open;
    if (location.protocol === "file:") {
      for (const link of content.querySelectorAll('a[href*="/"]:not([href*=":"])')) {
        link.href = link.getAttribute("href").replace(/\/(?=#|$)/, "/index.html");
      }
    }
    return made;
  }

  const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

  function drawJump(id, title, count) {
    const made = served.jumps[0].cloneNode(true);
    const link = made.querySelector("a");
    link.href = `#maand-${id}`;
    link.firstChild.textContent = `${title} `;
    link.querySelector(".aantal").firstChild.textContent = count;
    link.querySelector(".alleen-voorlezen").textContent = count === 1 ? " datum" : " data";
    return made;
  }

  function nothing() {
    const made = element("agenda-niets").content.cloneNode(true);
    for (const field of fields.filter((one) => one.value !== "alle")) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "knop knop-open";
      button.textContent = [...field.options].find(({ value }) => value === "alle").dataset.label;
      button.addEventListener("click", () => {
        field.value = "alle";
        choose();
        field.focus();
      });
      made.querySelector(".knoppen").append(button);
    }
    return made;
  }

  function place() {
    const region = option("regio");
    if (!region) return agenda.dataset.place;
    return region.value === "alle" ? "heel Nederland" : region.dataset.label;
  }

  function draw(data) {
    drawCounts(data.rows);
    const [region, kind] = [option("regio")?.value, option("soort")?.value];
    const rows = data.rows.filter((row) => isIn(row, region) && isOf(row, kind));
    const groups = [
      ...data.months.map(({ id, title }, at) => [id, capital(title), rows.filter((row) => row.month === at)]),
      ["begonnen", "Al begonnen", rows.filter((row) => row.month === null)],
    ].filter(([, , of]) => of.length);
    months.replaceChildren(...groups.map(([id, title, of], at) => drawMonth(id, title, of, at === 0 || isWide && at < 4)));
    if (!groups.length) months.append(nothing());
    const jump = groups.filter(([id]) => id !== "begonnen").map(([id, title, of]) => drawJump(id, title, of.length));
    jumps.replaceChildren(...jump, follow);
    const of = kind && kind !== "alle" ? `: ${option("soort").dataset.label.toLowerCase()}` : "";
    tell(`${rows.length ? amount(rows.length) : "Niets"} in ${place()}${of}`);
  }

  function tell(text) {
    const place = element("agenda-telling");
    if (place.textContent !== text) place.textContent = text;
    const empty = element("agenda-leeg");
    if (empty) empty.hidden = !isInitial();
  }

  function drawServed() {
    months.replaceChildren(...served.months);
    jumps.replaceChildren(...served.jumps);
    tell(served.count);
  }

  const load = () => vindplekData(agenda.dataset.rows, "vindplekAgenda");

  async function show() {
    if (isInitial()) {
      drawServed();
      if (globalThis.vindplekAgenda) drawCounts(globalThis.vindplekAgenda.rows);
      return;
    }
    months.setAttribute("aria-busy", "true");
    try {
      draw(await load());
    } catch {
      agenda.classList.add("script-uit");
      for (const field of fields) field.value = initial(field);
      drawServed();
    }
    months.removeAttribute("aria-busy");
  }

  async function choose() {
    history.pushState(null, "", address());
    await show();
    openTarget();
  }

  // A folded month opens when its anchor is followed.
  function openTarget() {
    const target = location.hash.startsWith("#maand-") && element(location.hash.slice(1));
    const month = target && target.closest("details");
    if (!month) return;
    month.open = true;
    month.scrollIntoView();
  }

  document.body.classList.add("script-aan");
  for (const field of fields) field.addEventListener("change", choose);
  element("agenda-filter")?.addEventListener("submit", (event) => event.preventDefault());
  element("agenda-filter")?.addEventListener("pointerover", () => load().catch(() => null), { once: true });
  element("agenda-filter")?.addEventListener("focusin", () => load().catch(() => null), { once: true });
  addEventListener("popstate", async () => {
    readAddress();
    await show();
    openTarget();
  });
  addEventListener("hashchange", openTarget);

  if (isWide) for (const month of months.querySelectorAll("details:has(.datum-rij)")) month.open = true;
  // A browser may bring back what was chosen on an earlier visit; it is the address that says what is chosen.
  readAddress();
  if (isInitial()) openTarget();
  else show().then(openTarget);
})();
