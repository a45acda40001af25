// The page with the courses that a visitor keeps, or that someone sent (`?cursus=a,b`). A list that was sent is only
// looked at: keeping it adds to the own list and overwrites nothing.
//
// Cards and facts come from the build; this script puts them in order, and beside each other in a table.

(() => {
  const element = (id) => document.getElementById(id);
  const page = element("mijn-lijst");
  const list = globalThis.vindplekList;
  const show = (id, shown) => { element(id).hidden = !shown; };
  const isId = (id) => /^[a-z0-9-]{1,100}$/.test(id);
  const titleOf = (card) => card.querySelector("h2").textContent.trim();
  const asTitle = (id) => id.charAt(0).toUpperCase() + id.slice(1).replaceAll("-", " ");

  const asked = new URLSearchParams(location.search).get("cursus") ?? "";
  const sent = [...new Set(asked.split(",").filter(isId))].slice(0, list.limit);
  const isSent = sent.length > 0;

  let data; // what the build says of each course
  let before = list.read(); // the own list as last drawn
  let removed = []; // what was last removed, with its places, to put back

  const known = (map, id) => (Object.hasOwn(map, id) ? map[id] : undefined);
  const currentId = (id) => (known(data.courses, id) ? id : known(data.renamed, id));

  // An item under a former id gets its present one.
  function ownItems() {
    const items = list.read();
    const now = items.map((item) => {
      const id = currentId(item.id);
      return id && id !== item.id ? { id, title: titleOf(article(id)) } : item;
    });
    if (now.some((item, at) => item !== items[at])) {
      before = now;
      list.write(now);
    }
    return list.read();
  }

  // On the own list a button removes; on one that was sent it keeps.
  function remover(id, title) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "bewaar bewaar-weg";
    button.dataset.weg = id;
    const of = document.createElement("span");
    of.className = "alleen-voorlezen";
    of.textContent = `: ${title}`;
    button.append("Haal weg", of);
    return button;
  }

  function article(id) {
    const holder = document.createElement("template");
    holder.innerHTML = data.courses[id];
    const card = holder.content.firstElementChild;
    if (!isSent) card.querySelector("[data-bewaar]").replaceWith(remover(id, titleOf(card)));
    if (location.protocol === "file:") {
      for (const link of card.querySelectorAll('a[href$="/"]:not([href*=":"])')) link.href += "index.html";
    }
    return card;
  }

  function cell(name, scope, ...content) {
    const made = document.createElement(name);
    if (scope) made.scope = scope;
    made.append(...content);
    return made;
  }

  function unknown() {
    const words = document.createElement("span");
    words.className = "alleen-voorlezen";
    words.textContent = "nog niet bekend";
    return words;
  }

  // Facts are the rows; a fact of no course has none.
  function table(cards) {
    const made = document.createElement("table");
    const heads = cards.map((card) => cell("th", "col",
      card.querySelector("h2 a").cloneNode(true), card.querySelector(".bewaar").cloneNode(true)));
    made.createTHead().append(cell("tr", "", cell("th", "col", "Scholing"), ...heads));
    const body = made.createTBody();
    const facts = new Map(cards.flatMap((card) => [...card.querySelectorAll("[data-feit]")])
      .map((fact) => [fact.dataset.feit, fact.querySelector("dt").textContent]));
    const order = [...element("lijst-feiten").content.children].map((fact) => fact.dataset.feit);
    for (const name of order.filter((fact) => facts.has(fact))) {
      const cells = cards.map((card) => {
        const value = card.querySelector(`[data-feit="${name}"] dd`);
        return value ? cell("td", "", ...[...value.cloneNode(true).childNodes]) : cell("td", "", unknown());
      });
      body.append(cell("tr", "", cell("th", "row", facts.get(name)), ...cells));
    }
    return made;
  }

  function drawGone(gone) {
    show("lijst-weg", gone.length);
    const where = isSent ? "deze lijst" : "je lijst";
    element("lijst-weg-zin").textContent = gone.length === 1
      ? `Dit stond op ${where}, maar staat niet op deze site:` : `Deze stonden op ${where}, maar staan niet op deze site:`;
    element("lijst-weg").querySelector("ul").replaceChildren(...gone.map((item) => cell("li", "", item.title)));
    show("lijst-weg-knop", !isSent);
  }

  function drawSending(ids, cards) {
    const base = location.protocol === "file:" ? page.dataset.address : location.href;
    const address = new URL(base);
    address.hash = "";
    address.search = `cursus=${ids.join(",")}`;
    element("lijst-adres").value = address.href;
    element("lijst-kopieer").textContent = "Kopieer";
    const titles = cards.map((card) => `- ${titleOf(card)}`);
    const body = [`Deze scholing heb ik bewaard op de site van ${page.dataset.site}:`, "", ...titles, "", "Bekijk ze naast elkaar:", address.href];
    element("lijst-mail").href = `mailto:?subject=${encodeURIComponent("Scholing om te bekijken")}&body=${encodeURIComponent(body.join("\r\n"))}`;
  }

  function drawSent(ids) {
    const missing = ids.filter((id) => !list.has(id));
    const sentence = ids.length === 0 ? "" : missing.length === 0 ? "Alles wat erop staat, staat ook op jouw lijst."
      : missing.length === ids.length ? "Er verandert niets aan je eigen lijst, tot je hem bewaart."
        : `${ids.length - missing.length} van de ${ids.length} staan al op jouw lijst.`;
    element("lijst-gekregen-zin").textContent = sentence;
    element("lijst-overnemen").hidden = missing.length === 0;
    element("lijst-overnemen").textContent = ids.length === 1 ? "Bewaar deze" : `Bewaar deze ${ids.length}`;
  }

  function draw() {
    const items = isSent ? sent.map((id) => ({ id, title: asTitle(id) })) : ownItems();
    const ids = [...new Set(items.map(({ id }) => currentId(id)).filter(Boolean))];
    const cards = ids.map(article);
    show("lijst-leeg", !items.length);
    show("lijst-inhoud", ids.length);
    show("lijst-waar", !isSent);
    show("lijst-geweigerd", !list.isStored());
    show("lijst-gekregen", isSent);
    show("lijst-wis", !isSent);
    drawGone(items.filter(({ id }) => !currentId(id)));
    if (isSent) drawSent(ids);
    element("lijst-telling").textContent = `${ids.length} op ${isSent ? "deze" : "je"} lijst`;
    page.classList.toggle("lijst-naast-elkaar", ids.length > 1);
    element("lijst-tabel").replaceChildren(...(ids.length > 1 ? [table(cards)] : []));
    element("lijst-kaarten").replaceChildren(...cards);
    drawSending(ids, cards);
    before = list.read();
  }

  function drawBroken() {
    show("lijst-stuk", true);
    const links = (isSent ? sent.map((id) => ({ id, title: asTitle(id) })) : list.read()).map(({ id, title }) => {
      const link = document.createElement("a");
      link.href = `../aanbod/${id}/`;
      link.textContent = title;
      return cell("li", "", link);
    });
    element("lijst-stuk").after(cell("ul", "", ...links));
  }

  const say = (text) => { element("lijst-melding").textContent = text; };

  function offerUndo() {
    const now = new Set(list.read().map(({ id }) => id));
    removed = before.map((item, at) => ({ item, at })).filter(({ item }) => !now.has(item.id));
    if (!removed.length) return;
    const what = removed.length === 1 ? `${removed[0].item.title} is van je lijst gehaald.` : `Er zijn er ${removed.length} van je lijst gehaald.`;
    element("lijst-terug-zin").textContent = what;
    show("lijst-terug", true);
    say(what);
  }

  list.onChange((here) => {
    if (!data) return;
    if (here && !isSent) offerUndo();
    draw();
    if (here && !isSent && removed.length) element("lijst-terug-knop").focus();
  });

  element("lijst-terug-knop").addEventListener("click", () => {
    const items = list.read();
    for (const { item, at } of removed) {
      if (!items.some(({ id }) => id === item.id)) items.splice(at, 0, item);
    }
    removed = [];
    show("lijst-terug", false);
    list.write(items);
    say("Het staat weer op je lijst.");
    element("lijst-telling").focus();
  });
  page.addEventListener("click", ({ target }) => {
    const gone = target.closest("[data-weg]")?.dataset.weg;
    if (gone) list.write(list.read().filter(({ id }) => id !== gone));
  });
  element("lijst-wis").addEventListener("click", () => list.write([]));
  element("lijst-weg-knop").addEventListener("click", () => list.write(list.read().filter(({ id }) => currentId(id))));
  element("lijst-overnemen").addEventListener("click", () => {
    const ids = sent.map(currentId).filter((id) => id && !list.has(id));
    const room = list.limit - list.read().length;
    list.write([...list.read(), ...ids.slice(0, room).map((id) => ({ id, title: titleOf(article(id)) }))]);
    const rest = ids.length - room;
    say(rest > 0 ? `Je lijst is vol: ${rest} van deze lijst pasten er niet meer op.` : "Bewaard op jouw lijst.");
    element("lijst-gekregen-zin").textContent = element("lijst-melding").textContent;
    element("lijst-telling").focus();
  });
  element("lijst-print").addEventListener("click", () => print());
  element("lijst-kopieer").addEventListener("click", async ({ currentTarget: button }) => {
    const field = element("lijst-adres");
    field.select();
    // Only a page with a secure address has a clipboard.
    const copied = await (navigator.clipboard?.writeText(field.value).then(() => true, () => false) ?? false) || document.execCommand("copy");
    button.textContent = copied ? "Gekopieerd" : "Kopieer";
    say(copied ? "Het adres is gekopieerd." : "Kopiëren lukt niet. Het adres is geselecteerd: kopieer het zelf.");
  });

  document.body.classList.add("script-aan");
  if (isSent) {
    document.querySelector("h1").textContent = "Een lijst om te bekijken";
    document.querySelector(".opening .inleiding").hidden = true;
  }
  if (!isSent && !list.read().length) data = { courses: {}, renamed: {} };
  const loaded = data ? Promise.resolve(data) : vindplekData(page.dataset.courses, "vindplekCompared");
  loaded.then((found) => {
    data = found;
    draw();
  }, drawBroken);
})();
