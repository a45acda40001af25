// Opens the form of a file, at a value, when the address asks for it: `?bewerk=<file>&sleutel=uitvoeringen/0/plaats`. A link
// can show a form, and change nothing: that takes a button in it.

/** What the address asks for, once. */
export function asked() {
  const address = new URL(location.href);
  const [path, key] = ['bewerk', 'sleutel'].map((name) => address.searchParams.get(name));
  if (!path) return null;
  for (const name of ['bewerk', 'sleutel']) address.searchParams.delete(name);
  history.replaceState(history.state, '', address);
  const steps = (key ?? '').split('/').filter(Boolean).map((step) => (/^\d+$/.test(step) ? Number(step) : step));
  return { path, key: key === 'body' ? key : steps };
}
