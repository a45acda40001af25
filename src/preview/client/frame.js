// In a frame of a text editor: reports the page to the editor, and gives it the links that a frame cannot open.
if (parent !== window) {
  // Which editor has the frame is not known here; the policy of the page lets no other site have it.
  const report = (message) => parent.postMessage({ vindplek: message }, '*');
  const here = () => report({ page: location.pathname + location.hash });

  addEventListener('click', (event) => {
    // A link can be in the shadow root of a part of the preview.
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement && node.href);
    if (!link || link.origin === location.origin || event.defaultPrevented) return;
    event.preventDefault();
    report({ link: link.href });
  });
  // A browser can show the page again without loading it.
  addEventListener('pageshow', here);
  addEventListener('hashchange', here);
  here();
}
