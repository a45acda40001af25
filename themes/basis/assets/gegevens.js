// Loads data that the build wrote as a classic script which sets a global variable: that also works in a page opened from
// disk. Over the web the file is first revalidated, as it speaks of the build that the page is from.

globalThis.vindplekData = (() => {
  const loading = new Map();

  function inject(url, name) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = url;
      script.addEventListener("load", () => (globalThis[name] ? resolve(globalThis[name]) : reject(new Error(name))));
      script.addEventListener("error", () => reject(new Error(name)));
      document.head.append(script);
    });
  }

  /** The value of the variable that the script sets; rejects when it cannot be had, and may then be tried again. */
  return (href, name) => {
    if (!loading.has(name)) {
      const url = new URL(href, location.href);
      const fresh = url.protocol === "file:" ? Promise.resolve() : fetch(url, { cache: "no-cache" }).catch(() => null);
      const loaded = fresh.then(() => inject(url, name));
      loaded.catch(() => loading.delete(name));
      loading.set(name, loaded);
    }
    return loading.get(name);
  };
})();
