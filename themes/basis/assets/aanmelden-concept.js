// Keeps what was typed in the registration form, in the storage of this page: not of another site on the same host, and
// of no one else. It can be thrown away. Where a browser keeps nothing, the form says so and works.

const form = document.getElementById("formulier");
const part = (id) => document.getElementById(id);
const place = `vindplek aanmelden ${location.pathname.replace(/index\.html$/, "")}`;

const storage = (() => {
  try {
    localStorage.setItem(`${place} proef`, "");
    localStorage.removeItem(`${place} proef`);
    return localStorage;
  } catch {
    return undefined;
  }
})();

const read = () => {
  try {
    const draft = JSON.parse(storage?.getItem(place) ?? "null");
    return Array.isArray(draft?.rows) && Array.isArray(draft?.values) ? draft : undefined;
  } catch {
    return undefined;
  }
};

// The path of a field through the fields that hold it, and of a control through the rows that hold it.
const pathOf = (field) => {
  const outer = field.parentElement.closest(".veld");
  return (outer ? `${pathOf(outer)}.` : "") + field.dataset.veld;
};
const rows = (holder) => [...holder.querySelectorAll(":scope > .rijen > .rij")];
const holders = () => [...form.querySelectorAll("[data-soort=lijst], [data-soort=rijen]")];
const controls = () => [...form.querySelectorAll("input, select, textarea")].map((control) => {
  const row = control.closest(".rij");
  if (!row) return [control.id, control];
  const holder = row.parentElement.closest(".veld");
  const within = [...row.querySelectorAll("input, select, textarea")].indexOf(control);
  return [`${pathOf(holder)}/${rows(holder).indexOf(row)}/${within}`, control];
});
const isTick = (control) => control.type === "radio" || control.type === "checkbox";
const valueOf = (control) => (isTick(control) ? control.checked : control.value);
const initial = (control) => {
  if (isTick(control)) return control.defaultChecked;
  return control.tagName === "SELECT" ? control.querySelector("[selected]")?.value ?? control.options[0]?.value : control.defaultValue;
};

const tell = (isKept) => {
  part("concept").hidden = !isKept;
  form.toggleAttribute("data-bewaard", isKept);
};

const save = () => {
  const values = controls().filter(([, control]) => valueOf(control) !== initial(control)).map(([key, control]) => [key, valueOf(control)]);
  const draft = { day: new Date().toISOString(), rows: holders().map((holder) => [pathOf(holder), rows(holder).length]), values };
  try {
    if (values.length > 0) storage.setItem(place, JSON.stringify(draft));
    else storage.removeItem(place);
    tell(values.length > 0);
  } catch {
    tell(false);
  }
};

const restore = (draft) => {
  // A row may hold lists of its own, which exist once it does.
  const wanted = new Map(draft.rows);
  for (const holder of holders()) {
    for (let missing = Math.min(wanted.get(pathOf(holder)) ?? 0, 100) - rows(holder).length; missing > 0; missing--) {
      holder.dispatchEvent(new Event("rij", { bubbles: true }));
    }
  }
  const values = new Map(draft.values);
  for (const [key, control] of controls()) {
    if (!values.has(key)) continue;
    if (isTick(control)) control.checked = values.get(key) === true;
    else control.value = String(values.get(key));
  }
  form.dispatchEvent(new Event("input", { bubbles: true }));
};

if (storage) {
  part("concept-uitleg").textContent = "Wat je invult, blijft in deze browser staan tot je het weggooit.";
  const draft = read();
  if (draft) {
    restore(draft);
    const day = new Date(draft.day);
    const kept = Number.isNaN(day.getTime()) ? "" : ` van ${new Intl.DateTimeFormat("nl-NL", { day: "numeric", month: "long" }).format(day)}`;
    part("concept-stand").textContent = `Je antwoorden${kept} staan er weer.`;
    tell(true);
  }
  form.addEventListener("input", save);
  form.addEventListener("change", save);
  form.addEventListener("click", (event) => {
    if (event.target.closest("[data-erbij], [data-weg]")) save();
  });
  part("concept-weg").addEventListener("click", () => {
    if (!confirm("Alles wat je hebt ingevuld, gaat weg. Weet je het zeker?")) return;
    storage.removeItem(place);
    form.dataset.bewaard = "";
    location.reload();
  });
}
