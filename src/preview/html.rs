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
