//! HTML pages of the preview itself.

use crate::escape;

/// A complete page.
pub(super) fn page(title: &str, body: &str) -> String {
    let title = escape::html(title);
    format!(
        "<!doctype html>\n<html lang=\"nl\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<meta name=\"color-scheme\" content=\"light dark\">\n<link rel=\"icon\" href=\"data:,\">\n\
         <link rel=\"stylesheet\" href=\"/__vindplek/pages.css\">\n</head>\n\
         <body class=\"vindplek-pagina\">\n<main>\n<h1>{title}</h1>\n{body}</main>\n</body>\n</html>\n"
    )
}

/// The page served in place of one that never rendered successfully.
pub fn broken(message: &str) -> String {
    let message = escape::html(message);
    page(
        "Deze pagina kan nu niet gemaakt worden",
        &format!(
            "<p><strong>{message}</strong></p>\n\
             <p>Zodra de fout hersteld is, verschijnt de pagina hier vanzelf.</p>\n\
             <p><button type=\"button\" data-vindplek-toon=\"problemen\" hidden>Bekijk de problemen</button></p>\n"
        ),
    )
}

/// The page at an address without a file.
pub fn not_found() -> String {
    page(
        "Hier is niets",
        "<p>Er is geen site met dit adres. <a href=\"/\">Naar het begin</a></p>\n",
    )
}

/// The page served while the project has no sites at all: its folder is moved, not connected or not
/// readable.
pub fn no_sites(project: &str) -> String {
    let project = escape::html(project);
    page(
        "Het project is nu niet te vinden",
        &format!(
            "<p>In <strong>{project}</strong> staat geen enkele site: de map <code>regions</code> is \
             er niet, is leeg, of kan niet gelezen worden.</p>\n\
             <p>Is de map verplaatst, een schijf niet meer verbonden, of mag u er niet bij? Herstel dat; \
             de sites verschijnen dan vanzelf weer. Staat het project nu ergens anders, start het \
             voorbeeld daar dan opnieuw.</p>\n"
        ),
    )
}

/// The page served to a person who asks for a host name that is not served. It uses no other
/// resource, as each would be refused in the same way.
pub fn unknown_host(host: &str, port: u16) -> String {
    let host = escape::html(host);
    let english = escape::html(&unknown_host_line(port));
    format!(
        "<!doctype html>\n<html lang=\"nl\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>Dit adres kent het voorbeeld niet</title>\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<link rel=\"icon\" href=\"data:,\">\n\
         <style>body {{ font: 1.0625rem/1.5 system-ui, sans-serif; max-width: 40rem; \
         margin: 3rem auto; padding: 0 1rem }}</style>\n</head>\n<body>\n<main>\n\
         <h1>Dit adres kent het voorbeeld niet</h1>\n\
         <p>U vroeg om <strong>{host}</strong>. Het voorbeeld antwoordt alleen op “localhost”, op \
         IP-adressen en op de naam die achter <code>--host</code> staat. Zo kan geen vreemde website \
         meelezen met teksten die nog niet bekend mogen zijn.</p>\n<ul>\n\
         <li>Werkt u op de computer waarop vindplek draait? Open \
         <a href=\"http://localhost:{port}/\">http://localhost:{port}/</a>.</li>\n\
         <li>Werkt u op een ander apparaat? Start het voorbeeld met \
         <code>--host 0.0.0.0</code> en open het IP-adres van die computer, zoals \
         http://192.168.1.5:{port}/.</li>\n\
         <li>Hoort de naam bij die computer? Zet hem dan achter <code>--host</code>.</li>\n</ul>\n\
         <p lang=\"en\">In English: {english}.</p>\n</main>\n</body>\n</html>\n"
    )
}

/// The same for a program, in a line.
pub fn unknown_host_line(port: u16) -> String {
    format!(
        "this host name is not served, as a protection against DNS rebinding; use \
         http://localhost:{port}/, an IP address, or start vindplek watch with --host and the name"
    )
}
