//! The addresses in CSS that a browser fetches by itself.

use cssparser::{ParseError, Parser, ParserInput, Token};

/// How deep blocks and functions may be nested. People write some three levels.
const MAX_DEPTH: usize = 32;

/// CSS that is nested too deeply to be read.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct TooDeep;

/// The addresses in a style sheet, or in the value of a property.
///
/// # Errors
/// It is nested too deeply.
pub(super) fn addresses(css: &str) -> Result<Vec<String>, TooDeep> {
    let mut input = ParserInput::new(css);
    let mut found = Vec::new();
    let read = collect(&mut Parser::new(&mut input), Within::Other, 0, &mut found);
    read.map(|()| found).map_err(|_| TooDeep)
}

/// What the tokens are inside of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Within {
    /// A function whose quoted text is an address.
    Address,
    Other,
}

fn collect<'i>(
    parser: &mut Parser<'i, '_>,
    within: Within,
    depth: usize,
    found: &mut Vec<String>,
) -> Result<(), ParseError<'i, TooDeep>> {
    let mut is_import = false;
    let mut is_namespace = false;
    while let Ok(token) = parser.next() {
        let mut inner = None;
        match token {
            Token::UnquotedUrl(url) | Token::BadUrl(url) if !is_namespace => {
                found.push(url.to_string());
            }
            Token::QuotedString(text) if is_import || within == Within::Address => {
                found.push(text.to_string());
            }
            Token::AtKeyword(name) => {
                is_import = name.eq_ignore_ascii_case("import");
                is_namespace = name.eq_ignore_ascii_case("namespace");
            }
            Token::Semicolon => (is_import, is_namespace) = (false, false),
            Token::Function(name) => {
                let fetches = [
                    "url",
                    "src",
                    "image",
                    "image-set",
                    "-webkit-image-set",
                    "cross-fade",
                    "-webkit-cross-fade",
                ];
                let is_address = fetches.iter().any(|known| name.eq_ignore_ascii_case(known));
                inner = Some(match is_address && !is_namespace {
                    true => Within::Address,
                    false => Within::Other,
                });
            }
            Token::ParenthesisBlock | Token::SquareBracketBlock => inner = Some(within),
            Token::CurlyBracketBlock => {
                (is_import, is_namespace) = (false, false);
                inner = Some(Within::Other);
            }
            _ => {}
        }
        if let Some(inner) = inner {
            if depth >= MAX_DEPTH {
                return Err(parser.new_custom_error(TooDeep));
            }
            parser.parse_nested_block(|block| collect(block, inner, depth + 1, found))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_style_sheet_fetches_is_found_however_it_is_written() {
        for (css, address) in [
            ("a{fill:url(x.png)}", "x.png"),
            ("a{fill:URL( 'x.png' )}", "x.png"),
            ("fill: u\\72l(x.png)", "x.png"),
            ("@import 'x.css';", "x.css"),
            ("@\\69mport url(\"x.css\") screen;", "x.css"),
            ("@media print{a{b:image-set('x.png' 1x)}}", "x.png"),
            ("a{b:c(url(x.png))}", "x.png"),
            ("a{b:url(x.png", "x.png"),
        ] {
            assert_eq!(
                addresses(css).as_deref(),
                Ok(&[address.to_owned()][..]),
                "{css}"
            );
        }
        for css in [
            "/* url(x.png) */",
            "a{content:'url(x.png)'}",
            "@namespace url(http://www.w3.org/1999/xhtml); a{b:c}",
            "@namespace svg 'http://www.w3.org/2000/svg';",
            "a[href='x.png']{b:c}",
            "a{font-family:'x.png'}",
        ] {
            assert_eq!(addresses(css), Ok(Vec::new()), "{css}");
        }
        assert_eq!(addresses(&"(".repeat(100_000)), Err(TooDeep));
    }
}
