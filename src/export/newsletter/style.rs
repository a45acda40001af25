//! The style sheet of a mail.
//!
//! Mail programs differ more than browsers do. So the colours and sizes of a light screen become
//! attributes of each element (`css-inline`), and only what an attribute cannot say remains a style
//! sheet: other colours on a dark screen, less margin on a phone. Gmail drops a `<style>` as a whole
//! when it meets something unknown in it, so these are two.

use super::colours::{MailColours, SchemeColours};

/// The width of a mail, in pixels: what fits beside the list of mails in desktop programs.
pub(super) const WIDTH: u32 = 600;

/// The margin at both sides of the text, in pixels.
const MARGIN: u32 = 32;

/// The width of the text, in pixels.
pub(super) const COLUMN: u32 = WIDTH - 2 * MARGIN;

/// The rules that become attributes.
pub(super) fn inlined(colours: &MailColours) -> String {
    let SchemeColours {
        ground,
        card,
        tint,
        line,
        text,
        soft,
        title,
        link,
        button: (button, on_button),
        head: (head, on_head),
        foot: (foot, on_foot),
    } = &colours.light;
    // Outlook takes a family with blanks in it only between quotes, and its own rounding only from
    // `mso-line-height-rule`.
    let font = "font-family:'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
    format!(
        "body{{margin:0;padding:0;background-color:{ground}}}\
         .ground{{background-color:{ground};padding:24px 0}}\
         .mail{{width:100%;max-width:{WIDTH}px;background-color:{card}}}\
         .head{{background-color:{head};padding:20px {MARGIN}px;{font};font-size:18px;\
         line-height:26px;font-weight:bold;border-bottom:1px solid {line}}}\
         .head-link{{color:{on_head};text-decoration:none}}\
         .cell{{padding:28px {MARGIN}px 4px;{font};font-size:16px;line-height:26px;color:{text}}}\
         .divided{{border-top:1px solid {line}}}\
         .foot{{background-color:{foot};padding:24px {MARGIN}px 12px;{font};font-size:14px;\
         line-height:22px;color:{on_foot}}}\
         .foot-link{{color:{on_foot};text-decoration:underline}}\
         h1,h2,h3,h4,h5,h6{{margin:0 0 12px;font-weight:bold;color:{title}}}\
         h1{{font-size:30px;line-height:38px}}\
         h2{{font-size:24px;line-height:32px}}\
         h3{{font-size:20px;line-height:28px}}\
         h4,h5,h6{{font-size:17px;line-height:26px}}\
         .inner{{margin:28px 0 8px}}\
         p{{margin:0 0 16px}}\
         .kicker{{margin:0 0 6px;font-size:14px;line-height:20px;color:{soft}}}\
         a{{color:{link};text-decoration:underline}}\
         .title-link{{color:{title};text-decoration:underline}}\
         ul,ol{{margin:0 0 16px;padding:0 0 0 24px}}\
         li{{margin:0 0 6px}}\
         .button{{background-color:{button};padding:10px 20px;border-radius:4px}}\
         .button-link{{color:{on_button};font-weight:bold;text-decoration:none}}\
         .buttons{{margin:0 0 20px}}\
         .boxed{{margin:0 0 20px}}\
         .panel{{background-color:{tint};padding:16px 20px 4px;color:{text}}}\
         blockquote{{margin:0 0 20px}}\
         .quote{{border-left:4px solid {button};padding:4px 0 0 16px;color:{text}}}\
         .by{{color:{soft}}}\
         .data{{margin:0 0 20px;border-collapse:collapse}}\
         .data-title{{padding:0 0 8px;text-align:left;font-weight:bold}}\
         .data-cell{{padding:6px 8px 6px 0;border-bottom:1px solid {line};font-size:15px;\
         line-height:22px;color:{text};vertical-align:top}}\
         pre{{margin:0 0 16px;font-family:Consolas,Menlo,monospace;font-size:14px;line-height:22px;\
         white-space:pre-wrap}}\
         code{{font-family:Consolas,Menlo,monospace;font-size:14px}}\
         sup{{font-size:12px;line-height:1}}\
         .picture{{margin:0 0 16px}}\
         img{{display:block;width:100%;border:0}}\
         .rule{{border-top:1px solid {line};font-size:1px;line-height:1px}}\
         .preview{{display:none;mso-hide:all;font-size:1px;line-height:1px;color:{ground}}}"
    )
}

/// The rules for a dark screen. They override attributes.
pub(super) fn dark(colours: &MailColours) -> String {
    let SchemeColours {
        ground,
        card,
        tint,
        line,
        text,
        soft,
        title,
        link,
        button: (button, on_button),
        head: (head, on_head),
        foot: (foot, on_foot),
    } = &colours.dark;
    let back = |name: &str, colour| format!("{name}{{background-color:{colour} !important}}");
    let front = |name: &str, colour| format!("{name}{{color:{colour} !important}}");
    let edge = |name: &str, colour| format!("{name}{{border-color:{colour} !important}}");
    let rules = [
        back("body,.ground", ground),
        back(".mail", card),
        back(".head", head),
        front(".head-link", on_head),
        front(".cell,.panel,.quote,.data-cell", text),
        front("h1,h2,h3,h4,h5,h6,.title-link", title),
        front(".kicker,.by", soft),
        front(".link", link),
        back(".button", button),
        front(".button-link", on_button),
        back(".panel", tint),
        edge(".quote", button),
        edge(".head,.divided,.data-cell,.rule", line),
        back(".foot", foot),
        front(".foot,.foot-link", on_foot),
    ];
    format!("@media (prefers-color-scheme:dark){{{}}}", rules.concat())
}

/// The rules for a phone.
pub(super) const PHONE: &str = "@media (max-width:480px){.ground{padding:0 !important}\
    .head,.cell,.foot{padding-left:20px !important;padding-right:20px !important}\
    .foot{word-break:break-word}h1{font-size:26px !important;line-height:34px !important}}";
