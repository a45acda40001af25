// Opens the form of a file, at a value, when the address asks for it: `?bewerk=<file>&sleutel=uitvoeringen/0/plaats`; with
// `&vragen=ja` one question at a time. A link can show a form, and change nothing: that takes a button in it.

/** An address in the preview that asks for the form of a file. */
export function addressOf(page, { path, inSteps }) {
  const address = new URL(page, location.href);
  address.searchParams.set('bewerk', path);
  if (inSteps) address.searchParams.set('vragen', 'ja');
  return address;
}

/** What the address asks for, once. */
export function asked() {
  const address = new URL(location.href);
  const [path, key] = ['bewerk', 'sleutel'].map((name) => address.searchParams.get(name));
  if (!path) return null;
  const inSteps = address.searchParams.has('vragen');
  for (const name of ['bewerk', 'sleutel', 'vragen']) address.searchParams.delete(name);
  history.replaceState(history.state, '', address);
  const steps = (key ?? '').split('/').filter(Boolean).map((step) => (/^\d+$/.test(step) ? Number(step) : step));
  return { path, key: key === 'body' || steps.length === 0 ? key : steps, inSteps };
}
