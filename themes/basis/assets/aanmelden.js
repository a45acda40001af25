// The registration form. It checks what is typed as `vindplek check` would, shows the course file as it grows, and
// gives it to the provider to save and mail. Nothing is sent. `aanmelden-concept.js` keeps what was typed, and asks for the
// rows it needs with the event `rij`.
//
// The markup comes from the content model and says what it wants: a field (`.veld`) has its key in `data-veld`, its
// control in `data-soort`, what to say when it is left open in `data-leeg`.

const form = document.getElementById("formulier");
const { dataset } = form;
const part = (id) => document.getElementById(id);
const words = (list) => new Set(list.split(/\s+/).filter(Boolean));

// Text.

// Without what YAML and UTF-8 cannot hold, and without the characters that the build drops. Every kind of
// line break becomes the plain one.
const clean = (text) =>
  text
    .replace(/\p{Surrogate}/gu, "\ufffd")
    .replace(/\r\n?|[\u000b\u000c\u0085\u2028\u2029]/g, "\n")
    .replace(/[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ue000-\uf8ff\ufdd0-\ufdef\ufeff\ufffe\uffff]/g, "");
const onOneLine = (text) => clean(text).replace(/[ \t\n]+/g, " ").trim();
const length = (text) => [...text].length;
const quoted = (text) => `"${text.replace(/["\\]/g, "\\$&")}"`;
const word = (id) => (/^[a-z][a-z0-9-]*$/i.test(id) && id !== "null" ? id : quoted(id));

// A name for a file or a part of it: lower-case letters, digits, single hyphens.
const slug = (text, longest = 40) => {
  const plain = text
    .replace(/ß/g, "ss").replace(/æ/gi, "ae").replace(/œ/gi, "oe").replace(/ø/gi, "o").replace(/ł/gi, "l").replace(/đ/gi, "d")
    .normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()
    .replace(/['’]/g, "").replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
  if (plain.length <= longest) return plain;
  const cut = plain.slice(0, longest + 1).lastIndexOf("-");
  return plain.slice(0, cut > longest / 2 ? cut : longest).replace(/-+$/, "");
};
const unused = (name, taken) => {
  let free = name;
  for (let number = 2; taken.has(free); number++) free = `${name}-${number}`;
  return free;
};

// A number as the model has it, or why it is none. Written as people do: with a currency or unit, with a point or space
// between thousands (€ 1.250,00), with ",-" for no cents, with a half (2½).
const units = {
  bedrag: /^(?:€|eur|euro)|(?:€|eur|euro’?s?)$/g,
  dagdelen: /dagde(?:el|len)$/g, uren: /(?:uur|uren|u\.?)$/g, dagen: /dag(?:en)?$/g,
};
const allUnits = new RegExp(`(?:${Object.values(units).map((unit) => unit.source).join("|")})`);
const grouped = /^\d{1,3}(?:([ .,'’])\d{3})(?:\1\d{3})*(?=$|[.,]\d{1,2}$)/;
const number = (text, key) => {
  const message = (reason) => ({ message: reason });
  const unknown = message(`‘${text}’ is geen getal dat we begrijpen. Schrijf het zo: 12 of 12,50.`);
  let typed = text.normalize("NFKC").replace(/1⁄2/, ",5").replace(/\s+/g, " ").trim().toLowerCase();
  if (key in units) typed = typed.replace(units[key], "").trim().replace(units[key], "").trim();
  if (allUnits.test(typed)) return message("Dit vak is voor iets anders dan je noemt. Zet hier alleen het getal.");
  typed = typed.replace(/[.,] ?[-–—=]+$/, "").replace(/^,(?=\d)/, "0,");
  const english = /^[1-9]\d{0,2},\d{3}$/.exec(typed);
  if (english) {
    const short = typed.endsWith("0") ? `, of ${typed.slice(0, -1)}` : "";
    return message(`‘${text}’ kun je op twee manieren lezen. Schrijf ${typed.replace(",", "")}${short}.`);
  }
  const thousands = /^0/.test(typed) ? null : grouped.exec(typed);
  if (thousands) {
    const rest = typed.slice(thousands[0].length);
    if (rest && rest[0] === thousands[1]) return unknown;
    typed = thousands[0].replaceAll(thousands[1], "") + rest;
  }
  const found = /^(\d+)(?:[.,](\d+))?$/.exec(typed);
  if (!found) return unknown;
  const [, whole, written = ""] = found;
  if (written.length > 2) return message("Schrijf ten hoogste twee cijfers achter de komma.");
  const decimals = /^0*$/.test(written) ? "" : written;
  const hundredths = BigInt(whole) * 100n + BigInt(decimals.padEnd(2, "0"));
  if (hundredths === 0n) return message("Schrijf een getal dat groter is dan 0.");
  if (hundredths >= 2n ** 64n) return message("Dit getal is te groot.");
  return { value: decimals ? `${BigInt(whole)}.${decimals}` : `${BigInt(whole)}` };
};

const date = new Intl.DateTimeFormat("nl-NL", { dateStyle: "long", timeZone: "UTC" });
const inWords = (day) => date.format(new Date(`${day}T00:00:00Z`));
const today = () => {
  const now = new Date();
  return new Date(now - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
};

// Text as Markdown that says just that: no sign means anything, but for paragraphs and lists.
const escaped = (text) =>
  text
    .replace(/[\\`*_[\]<>|~]/g, "\\$&")
    .replace(/&(?=#?\w+;)/g, "\\&")
    .replace(/^[-+#=:]/, "\\$&")
    .replace(/^(\d+)(?=[.)](\s|$))/, "$1\\");
const markdown = (text) => {
  const blocks = [];
  let open = "";
  for (const line of clean(text).split("\n").map((line) => line.trim())) {
    const item = /^(?:[-*•–]|(\d{1,9})[.)])\s+(\S.*)$/.exec(line);
    const kind = line && (item ? (item[1] ? "ol" : "ul") : "p");
    const written = item ? `${item[1] ? `${item[1]}.` : "-"} ${escaped(item[2])}` : escaped(line);
    if (kind && kind === open) blocks[blocks.length - 1] += `\n${written}`;
    else if (kind) blocks.push(written);
    open = kind;
  }
  return blocks.join("\n\n");
};

// Mobile numbers and mail addresses of persons, as the rule `personal-data` finds them.
const roles = words(dataset.rollen);
const firstNames = words(dataset.voornamen);
const surnames = words(dataset.achternamen);
const privateMail = words(dataset.prive);
const isPersonal = (address) => {
  const [local, domain] = address.toLowerCase().split("@");
  const parts = local.split("+")[0].split(/[._-]/).filter(Boolean);
  const isRole = (name) => name === "" || roles.has(name) || name.startsWith("info");
  if (parts.some((name) => isRole(name.replace(/\d+$/, "")))) return false;
  if (privateMail.has(domain)) return true;
  const [name] = parts;
  return parts.length > 1 || (parts.length === 1 && (firstNames.has(name) || [0, 1, 2].some((from) => surnames.has(name.slice(from)))));
};
const MAIL = /(?<![\w.+-])[.-]*([a-z0-9_+][\w.+-]*@[a-z0-9.-]*\.[a-z][a-z0-9-]+)/gi;
const MOBILE = /(?<![\p{L}\p{N}+/._=#-])(?:(?:\+|00)31[ .-]*(?:\(0\))? *|0)6(?:[ .\u00a0\u2011\u2013-]{0,3}\d){8}(?!\d)/gu;
const personal = (text) => [...[...text.matchAll(MAIL)].map((match) => match[1]).filter(isPersonal), ...(text.match(MOBILE) ?? [])];

// Reading a field gives its `value` as lines of YAML (undefined when there is none), and notes in `found` what is
// wrong with it. The first line stands after the key, unless the value is a block.

const inside = (field) => [...field.querySelectorAll(".veld")].filter((inner) => inner.parentElement.closest(".veld") === field);
const controls = (field) =>
  [...field.querySelectorAll("input, select, textarea")].filter((control) => control.closest(".veld") === field);
const line = (text) => ({ lines: [text], block: false });
const block = (lines) => (lines.length > 0 ? { lines, block: true } : undefined);
const entry = (key, value) =>
  value.block ? [`${key}:`, ...value.lines.map((inner) => `  ${inner}`)] : [`${key}: ${value.lines[0]}`];
const item = (lines) => lines.map((inner, at) => (at === 0 ? `- ${inner}` : `  ${inner}`));

class Found {
  errors = [];
  notes = [];

  wrong(field, message, at = controls(field)[0] ?? field.querySelector("input, select, textarea, button")) {
    this.errors.push({ field, message, at, missing: false });
  }

  open(field) {
    if (!field.dataset.leeg) return;
    this.wrong(field, field.dataset.leeg);
    this.errors[this.errors.length - 1].missing = true;
  }

  note(field, message) {
    this.notes.push({ field, message, at: controls(field)[0] });
  }

  persons(field, text) {
    for (const told of new Set(personal(text))) {
      this.note(field, `‘${told}’ lijkt van één persoon te zijn. Wat hier staat, wordt openbaar. Gebruik liever een algemeen nummer of adres.`);
    }
  }
}

const readText = (field, found) => {
  const [control] = controls(field);
  const text = onOneLine(control.value);
  const { kort, lang, veld } = field.dataset;
  if (text === "") return found.open(field);
  const count = length(text);
  if (kort && count < kort) found.note(field, `Dit zijn ${count} tekens. Met ${kort} of meer zegt het genoeg.`);
  if (lang && count > lang) found.note(field, `Dit zijn ${count} tekens. Met ${lang} of minder past het overal.`);
  if (veld === "titel" && taken.has(fileName(text))) {
    found.note(field, `Er is al iets met deze titel op de sites. Is dit dezelfde scholing? Geef dan op de pagina van die scholing een wijziging door.`);
  }
  found.persons(field, text);
  return line(quoted(text));
};

const readAddress = (field, found) => {
  const [control] = controls(field);
  let address = control.value.trim();
  if (address === "") return found.open(field);
  if (/^http:/i.test(address)) return found.wrong(field, "Begin het adres met https://. Een adres met http:// is niet veilig.");
  if (!/^[a-z][a-z0-9+.-]*:/i.test(address)) address = `https://${address}`;
  if (!/^https:\/\/[^\s/?#]+\.[^\s/?#.]+([/?#]\S*)?$/i.test(clean(address)) || clean(address) !== address) {
    return found.wrong(field, "Schrijf een webadres, zoals https://voorbeeld.nl.");
  }
  found.persons(field, address);
  return line(quoted(address.replace(/^https/i, "https")));
};

const readMail = (field, found) => {
  const [control] = controls(field);
  const address = clean(control.value).trim();
  if (address === "") return found.open(field);
  if (!/^[^\s@]+@[^\s@]*\.[^\s@]*$/.test(address) || address.endsWith(".")) {
    return found.wrong(field, "Schrijf een e-mailadres, zoals info@voorbeeld.nl.");
  }
  found.persons(field, address);
  return line(quoted(address));
};

const readNumber = (field, found) => {
  const [control] = controls(field);
  const typed = control.value.trim();
  if (typed === "") return found.open(field);
  const { value, message } = number(typed, field.dataset.veld);
  return message ? found.wrong(field, message) : line(value);
};

const readDate = (field, found) => {
  const [control] = controls(field);
  if (control.validity.badInput || (control.value && !/^\d{4}-\d\d-\d\d$/.test(control.value))) {
    return found.wrong(field, "Vul een hele datum in: dag, maand en jaar.");
  }
  return control.value ? line(control.value) : found.open(field);
};

const readTime = (field, found) => {
  const [control] = controls(field);
  if (control.validity.badInput || (control.value && !/^\d\d:\d\d$/.test(control.value))) {
    return found.wrong(field, "Vul een hele tijd in: uren en minuten.");
  }
  return control.value ? line(control.value) : found.open(field);
};

const readChoice = (field, found) => {
  const chosen = controls(field).find((control) => control.checked || control.tagName === "SELECT")?.value;
  return chosen ? line(word(chosen)) : found.open(field);
};

const readChoices = (field, found) => {
  const chosen = controls(field).filter((control) => control.checked).map((control) => word(control.value));
  return chosen.length > 0 ? line(`[${chosen.join(", ")}]`) : found.open(field);
};

const readList = (field, found) => {
  const texts = controls(field).map((control) => onOneLine(control.value)).filter(Boolean);
  found.persons(field, texts.join("\n"));
  return block(texts.map((text) => `- ${quoted(text)}`)) ?? found.open(field);
};

// What stands in a group, whether or not it is filled in: a group that may be left out is, when all of it is empty.
const isEmpty = (fields) =>
  fields.every((field) => controls(field).every((control) =>
    control.type === "radio" || control.type === "checkbox" ? !control.checked
      : control.tagName === "SELECT" ? control.value === (control.querySelector("[selected]")?.value ?? "")
        : control.value.trim() === "" && !control.validity.badInput));
const readFields = (fields, found) =>
  fields.flatMap((field) => {
    const value = read(field, found);
    return value ? entry(field.dataset.veld, value) : [];
  });

const readGroup = (field, found) => {
  const fields = inside(field);
  if (isEmpty(fields) && !("verplicht" in field.dataset)) return undefined;
  const needed = words(field.dataset.minstens ?? "");
  const units = fields.filter((inner) => needed.has(inner.dataset.veld));
  if (units.length > 0 && isEmpty(units)) {
    found.wrong(field, field.dataset.leeg, controls(units[0])[0]);
    found.errors[found.errors.length - 1].missing = true;
  }
  return block(readFields(fields, found));
};

const rows = (field) => [...field.querySelectorAll(":scope > .rijen > .rij")];
const readRows = (field, found) => {
  if (field.dataset.veld === "uitvoeringen") return block(rounds(field, found).given);
  const ids = new Set();
  const lines = rows(field).flatMap((row) => {
    const fields = inside(field).filter((inner) => row.contains(inner));
    if (isEmpty(fields)) return [];
    if (field.dataset.veld !== "modules") return item(readFields(fields, found));
    const id = unused(slug(onOneLine(controls(fields[0])[0].value)) || "module", ids);
    ids.add(id);
    return item([`id: ${word(id)}`, ...readFields(fields, found)]);
  });
  return block(lines) ?? found.open(field);
};

// 09:30 as it is said: 9.30.
const clock = (time) => time.replace(/^0/, "").replace(":", ".");

// Rounds that were given at an academy are runs. Those to come may not stand among the keys before the course has
// been assessed, and those of which the academy is not known cannot: they are told in the text.
const rounds = (field, found) => {
  const ids = new Set();
  const sorted = { given: [], past: [], coming: [] };
  for (const row of rows(field)) {
    const fields = inside(field).filter((inner) => row.contains(inner));
    if (isEmpty(fields)) continue;
    const typed = Object.fromEntries(fields.map((inner) => [inner.dataset.veld, controls(inner)[0].value.trim()]));
    const lines = readFields(fields, found);
    const { start, eind, van, tot, plaats, regio } = typed;
    if (!start) continue;
    const last = fields.find((inner) => inner.dataset.veld === "eind");
    if (eind && eind < start) found.wrong(last, `De laatste dag ligt voor de eerste dag, ${inWords(start)}.`);
    if (van && tot && tot <= van && (!eind || eind === start)) {
      found.wrong(fields.find((inner) => inner.dataset.veld === "tot"), `De eindtijd ligt niet na de begintijd, ${clock(van)} uur.`);
    }
    const isPast = (eind || start) < today();
    if (isPast && regio) {
      const id = unused(start, ids);
      ids.add(id);
      sorted.given.push(...item([`id: ${quoted(id)}`, ...lines]));
      continue;
    }
    const named = (key) => {
      const select = fields.find((inner) => inner.dataset.veld === key)?.querySelector("select");
      return select?.value ? select.selectedOptions[0].textContent.trim() : "";
    };
    const days = eind && eind > start ? `${inWords(start)} tot en met ${inWords(eind)}` : inWords(start);
    const times = [van && (tot ? clock(van) : `vanaf ${clock(van)}`), tot && `tot ${clock(tot)}`].filter(Boolean).join(" ");
    const facts = [days, times && `${times} uur`, onOneLine(plaats), named("vorm").toLowerCase(), named("regio")].filter(Boolean);
    sorted[isPast ? "past" : "coming"].push(`- ${escaped(facts.join(", "))}`);
  }
  return sorted;
};

const readWays = (field, found) => {
  const way = [...field.querySelectorAll(":scope > .manier")].find((way) => controls(field).some((radio) => radio.checked && way.contains(radio)));
  if (!way) return found.open(field);
  if (way.dataset.woord) return line(word(way.dataset.woord));
  return read(way.querySelector(".veld"), found);
};

const readers = {
  regel: readText, tekst: readText, adres: readAddress, mail: readMail, getal: readNumber, datum: readDate, tijd: readTime,
  keuze: readChoice, keuzelijst: readChoice, keuzes: readChoices, lijst: readList, groep: readGroup, rijen: readRows, wegen: readWays,
};
const read = (field, found) => readers[field.dataset.soort](field, found);

// The file.

const taken = words(dataset.bezet);
// With room for a number after it.
const fileName = (title) => slug(title, Number(dataset.langsteNaam) - 4) || "scholing";
const sections = [...form.querySelectorAll(".formulier-deel")];
const fields = sections.flatMap((section) => [...section.querySelectorAll(":scope > .veld")]);
const keys = dataset.sleutels.split(" ");
const field = (key) => fields.find((field) => field.dataset.veld === key);
const title = () => onOneLine(controls(field("titel"))[0].value);

const body = (found) => {
  const story = field("tekst");
  const [control] = controls(story);
  found.persons(story, control.value);
  const { past, coming } = rounds(field("uitvoeringen"), new Found());
  const parts = [
    ["Waar gaat het over?", markdown(control.value)],
    ["Wat staat er gepland?", coming.length > 0 ? `Aanmelden kan nog niet. De aanbieder noemt deze data:\n\n${coming.join("\n")}` : ""],
    ["Wanneer was het er al?", past.join("\n")],
  ];
  return parts.filter(([, text]) => text).map(([heading, text]) => `\n## ${heading}\n\n${text}\n`).join("");
};

const compose = () => {
  const found = new Found();
  const values = new Map(fields.filter((field) => field !== story).map((field) => [field.dataset.veld, read(field, found)]));
  values.set("bijgewerkt", line(today()));
  const lines = keys.flatMap((key) => {
    const value = values.get(key);
    if (value) return entry(key, value);
    return field(key)?.hasAttribute("data-verplicht") ? [`${key}: # nog invullen`] : [];
  });
  const text = `---\n${lines.join("\n")}\n---\n${body(found)}`;
  // The order of the page, not that in which things were found.
  const place = (one, other) => (one.at.compareDocumentPosition(other.at) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1);
  found.errors.sort(place);
  found.notes.sort(place);
  if (new TextEncoder().encode(text).length > Number(dataset.grootste)) {
    found.wrong(story, "Het bestand wordt te groot. Maak je tekst korter.");
  }
  const name = `${unused(fileName(title()), taken)}.md`;
  return { text, name, ...found };
};
const story = field("tekst");

// What the provider sees.

const say = (paragraph, message) => {
  paragraph.hidden = !message;
  if (paragraph.textContent !== message) paragraph.textContent = message;
};
const own = (field, kind) => field.querySelector(`:scope > .${kind}`);
const list = (holder, told) => {
  holder.replaceChildren(...told.map(({ at, message }) => {
    const link = Object.assign(document.createElement("a"), { href: `#${at.id}`, textContent: message });
    link.addEventListener("click", (event) => {
      event.preventDefault();
      at.focus();
      at.closest(".veld").scrollIntoView({ block: "nearest" });
    });
    const row = document.createElement("li");
    row.append(link);
    return row;
  }));
};

let tried = false;
let unsaved = false;
let file = "";
const touched = new WeakSet();

const show = ({ errors, notes }) => {
  const shown = errors.filter((error) => tried || (touched.has(error.field) && !error.missing));
  const invalid = new Set(shown.map((error) => error.at));
  for (const field of form.querySelectorAll(".veld")) {
    const wrong = shown.find((error) => error.field === field);
    say(own(field, "fout"), wrong?.message ?? "");
    say(own(field, "advies"), notes.filter((note) => note.field === field).map((note) => note.message).join(" "));
    field.classList.toggle("veld-fout", Boolean(wrong));
    for (const control of controls(field)) {
      if (invalid.has(control) || (wrong && (control.type === "radio" || control.type === "checkbox"))) control.setAttribute("aria-invalid", "true");
      else control.removeAttribute("aria-invalid");
    }
    const counter = own(field, "teller");
    if (counter) count(field, counter);
  }
};

const count = (field, counter) => {
  const { kort, lang } = field.dataset;
  const typed = length(onOneLine(controls(field)[0].value));
  const range = kort ? `${kort} tot ${lang} tekens` : `Ten hoogste ${lang} tekens`;
  say(counter, typed === 0 ? `${range}.` : `${range}. Je hebt er nu ${typed}.`);
};

const progress = ({ errors }) => {
  let done = 0;
  for (const section of sections) {
    const left = new Set(errors.filter((error) => section.contains(error.field)).map((error) => error.field)).size;
    if (left === 0) done++;
    say(part(section.id.replace("deel-", "stand-")), left === 0 ? "klaar" : `nog ${left}`);
  }
  say(part("hoever"), `${done} van ${sections.length} klaar`);
};

const refresh = () => {
  const made = compose();
  say(part("bestand"), made.text);
  show(made);
  progress(made);
  if (tried && made.errors.length === 0) part("fouten").hidden = true;
  return made;
};

// Rows.

let rowNumber = 0;
const numbered = (field) => {
  rows(field).forEach((row, at) => row.querySelectorAll(".nummer").forEach((place) => { place.textContent = at + 1; }));
};
const addRow = (field) => {
  const row = field.querySelector(":scope > template").content.cloneNode(true);
  rowNumber++;
  for (const element of row.querySelectorAll("[id], [for], [name], [aria-describedby]")) {
    for (const name of ["id", "for", "name", "aria-describedby"]) {
      const value = element.getAttribute(name);
      if (value) element.setAttribute(name, value.replaceAll("__", rowNumber));
    }
  }
  field.querySelector(":scope > .rijen").append(row);
  numbered(field);
};
const removeRow = (field, row) => {
  const at = rows(field).indexOf(row);
  row.remove();
  numbered(field);
  const next = rows(field)[Math.min(at, rows(field).length - 1)];
  (next?.querySelector("input, select, textarea") ?? field.querySelector("[data-erbij]")).focus();
  part("gemeld").textContent = "Verwijderd.";
};

// The end.

const LONGEST_MAIL = 1900; // What every mail program still takes.
let blob = "";
const finish = ({ text, name, notes }) => {
  file = text;
  URL.revokeObjectURL(blob);
  blob = URL.createObjectURL(new Blob([text], { type: "text/markdown;charset=utf-8" }));
  part("naam").textContent = name;
  Object.assign(part("bewaar"), { href: blob, download: name });
  const opening = `Hallo,\n\nHierbij meld ik scholing aan: ${title()}.\n`;
  const mail = (rest) =>
    `mailto:${dataset.mail}?subject=${encodeURIComponent(`Aanmelding van scholing: ${title()}`)}&body=${encodeURIComponent((opening + rest).replace(/\n/g, "\r\n"))}`;
  const whole = mail(`De tekst van ${name} staat hieronder.\n\n${text}`);
  const fits = whole.length <= LONGEST_MAIL;
  part("mail").href = fits ? whole : mail(`Het bestand ${name} zit als bijlage bij deze mail.\n\nGroeten,\n`);
  part("mail-uitleg").textContent = fits
    ? `Het adres is ${dataset.mail}. De tekst staat al in je mail. Voeg ook ${name} toe als bijlage, dan blijft alles zoals je het invulde.`
    : `Het adres is ${dataset.mail}. Voeg ${name} zelf toe als bijlage: je mailprogramma doet dat niet vanzelf.`;
  part("kan-beter").hidden = notes.length === 0;
  list(part("kan-beter").querySelector("ul"), notes);
  part("klaar").hidden = false;
  part("klaar").focus();
};

const copy = async () => {
  try {
    await navigator.clipboard.writeText(file);
    unsaved = false;
    part("gemeld").textContent = "De tekst is gekopieerd.";
    part("kopieer").textContent = "De tekst is gekopieerd";
  } catch {
    part("tussenstand").open = true;
    getSelection().selectAllChildren(part("bestand"));
    part("gemeld").textContent = "Kopiëren lukt hier niet vanzelf. De tekst is geselecteerd: kopieer die met Ctrl en C.";
  }
};

form.addEventListener("submit", (event) => {
  event.preventDefault();
  tried = true;
  const made = refresh();
  const { errors } = made;
  part("klaar").hidden = true;
  part("fouten").hidden = errors.length === 0;
  if (errors.length === 0) return finish(made);
  part("fouten-titel").textContent = errors.length === 1 ? "Er klopt nog één ding niet" : `Er kloppen nog ${errors.length} dingen niet`;
  list(part("fouten").querySelector("ul"), errors);
  part("fouten").focus();
  part("fouten").scrollIntoView({ block: "start" });
});

form.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-erbij], button[data-weg]");
  if (!button) return;
  const holder = button.closest("[data-soort=lijst], [data-soort=rijen]");
  if ("weg" in button.dataset) removeRow(holder, button.closest(".rij"));
  else {
    addRow(holder);
    rows(holder).at(-1).querySelector("input, select, textarea").focus();
  }
  change();
});

const change = () => {
  unsaved = true;
  part("klaar").hidden = true;
  part("kopieer").textContent = "Kopieer de tekst";
  refresh();
};
form.addEventListener("input", change);
form.addEventListener("change", (event) => {
  touched.add(event.target.closest(".veld"));
  refresh();
});
form.addEventListener("keydown", (event) => {
  // Enter in one of many fields does not send a form off half filled in.
  if (event.key === "Enter" && event.target.matches("input:not([type=radio], [type=checkbox])")) event.preventDefault();
});
part("bewaar").addEventListener("click", () => { unsaved = false; });
part("mail").addEventListener("click", () => { unsaved = false; });
part("kopieer").addEventListener("click", copy);
addEventListener("beforeunload", (event) => {
  if (unsaved && !("bewaard" in dataset)) event.preventDefault();
});
form.addEventListener("rij", (event) => addRow(event.target));

for (const field of form.querySelectorAll("[data-soort=lijst], .manier [data-soort=rijen]")) addRow(field);
const wide = matchMedia("(width >= 62rem)");
part("onderdelen").open = wide.matches;
part("tussenstand").open = wide.matches;
refresh();
document.body.classList.add("script-aan");
