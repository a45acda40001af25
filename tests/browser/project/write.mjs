// Writers for the files of a project: YAML, and Markdown with YAML front matter.

const plain = /^(?:[A-Za-z][A-Za-z0-9-]*|\d{4}-[A-Za-z0-9-]+)$/;

function scalar(value) {
  if (typeof value === "boolean") return value ? "ja" : "nee";
  if (typeof value === "number") return String(value);
  return plain.test(value) ? value : JSON.stringify(value);
}

const present = (map) => Object.entries(map).filter(([, value]) => value !== undefined);

function lines(value, indent) {
  if (Array.isArray(value)) {
    return value.flatMap((item) => {
      if (typeof item !== "object") return [`${indent}- ${scalar(item)}`];
      const [first, ...rest] = lines(item, `${indent}  `);
      return [`${indent}- ${first.trimStart()}`, ...rest];
    });
  }
  return present(value).flatMap(([key, inner]) => {
    if (typeof inner !== "object") return [`${indent}${key}: ${scalar(inner)}`];
    if (Array.isArray(inner) && inner.every((item) => typeof item !== "object" && plain.test(item))) {
      return [`${indent}${key}: [${inner.join(", ")}]`];
    }
    return [`${indent}${key}:`, ...lines(inner, `${indent}  `)];
  });
}

/** A mapping as YAML; undefined keys are omitted. */
export function yaml(map) {
  return `${lines(map, "").join("\n")}\n`;
}

/** A Markdown document: front matter, and text. */
export function document(keys, text) {
  return `---\n${yaml(keys)}---\n\n${text.trim()}\n`;
}

/** A file name for a title: lower-case letters, digits and hyphens. */
export function slug(name) {
  const bare = name.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  return bare.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
}

/** Capitalises the first letter. */
export function capital(text) {
  return text[0].toUpperCase() + text.slice(1);
}

/** The ISO 8601 date a number of days after another. */
export function daysAfter(date, days) {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
}
