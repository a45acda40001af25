//! A mail as HTML: one column of tables, with every style in an attribute.

use css_inline::{CSSInliner, InlineError};

use super::blocks::{CellAlignment, CellHeading, MailBlock, MailCell, MailInline, MailPicture};
use super::mail::{MailEntry, MailPart, READ_ON, SiteMail};
use super::style::{self, COLUMN, WIDTH};
use crate::escape;

/// A mail as HTML.
///
/// # Errors
/// The style sheet could not be applied, which no content can cause.
pub(super) fn html(mail: &SiteMail) -> Result<String, InlineError> {
    let css = style::inlined(&mail.colours);
    let inliner = CSSInliner::options()
        .inline_style_tags(false)
        .keep_style_tags(true)
        .load_remote_stylesheets(false)
        .minify_css(true)
        .extra_css(Some(css.into()))
        .build();
    inliner.inline(&page(mail))
}

/// A mail as HTML with classes.
fn page(mail: &SiteMail) -> String {
    let mut html = MailHtml::default();
    let (subject, preview) = (escape::html(&mail.subject), escape::html(&mail.preview));
    html.raw(&format!(
        "<!doctype html>\n<html lang=\"nl\" dir=\"ltr\">\n<head>\n\
         <meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <meta name=\"supported-color-schemes\" content=\"light dark\">\n\
         <meta name=\"format-detection\" content=\"telephone=no, date=no, address=no, email=no\">\n\
         <title>{subject}</title>\n\
         <style>{}</style>\n<style>{}</style>\n</head>\n<body>\n\
         <div class=\"preview\">{preview}</div>\n",
        style::PHONE,
        style::dark(&mail.colours)
    ));
    html.raw(
        "<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" \
         border=\"0\"><tr><td class=\"ground\" align=\"center\">\n",
    );
    // Word, which draws mails in Outlook on Windows, knows no `max-width`.
    html.raw(&format!(
        "<!--[if mso]><table role=\"presentation\" width=\"{WIDTH}\" cellpadding=\"0\" \
         cellspacing=\"0\" border=\"0\"><tr><td><![endif]-->\n\
         <div role=\"article\" aria-roledescription=\"e-mail\" aria-label=\"{subject}\" lang=\"nl\">\n\
         <table role=\"presentation\" class=\"mail\" width=\"100%\" cellpadding=\"0\" \
         cellspacing=\"0\" border=\"0\" align=\"center\">\n"
    ));
    html.head(mail);
    html.cell("cell", |html| {
        html.kicker(&mail.kicker);
        html.raw(&format!("<h1>{}</h1>\n", escape::html(&mail.title)));
        html.blocks(&mail.opening);
    });
    for part in &mail.parts {
        html.part(part);
    }
    html.foot(mail);
    html.raw(
        "</table>\n</div>\n<!--[if mso]></td></tr></table><![endif]-->\n</td></tr></table>\n\
         </body>\n</html>\n",
    );
    html.html
}

/// The size of blocks as HTML, in bytes, before styles become attributes.
pub(super) fn size(blocks: &[MailBlock]) -> usize {
    let mut html = MailHtml::default();
    html.blocks(blocks);
    html.html.len()
}

#[derive(Default)]
struct MailHtml {
    html: String,
}

impl MailHtml {
    fn raw(&mut self, html: &str) {
        self.html.push_str(html);
    }

    fn words(&mut self, text: &str) {
        escape::push_html(&mut self.html, text);
    }

    fn cell(&mut self, class: &str, content: impl FnOnce(&mut Self)) {
        self.raw(&format!("<tr><td class=\"{class}\">\n"));
        content(self);
        self.raw("</td></tr>\n");
    }

    fn head(&mut self, mail: &SiteMail) {
        self.cell("head", |html| {
            html.anchor("head-link", &mail.sender.url, |html| {
                html.words(&mail.sender.name);
            });
        });
    }

    fn part(&mut self, part: &MailPart) {
        let level = match &part.title {
            Some(title) => {
                let title = escape::html(title);
                self.cell("cell divided", |html| {
                    html.raw(&format!("<h2>{title}</h2>\n"))
                });
                3
            }
            None => 2,
        };
        for (number, entry) in part.entries.iter().enumerate() {
            let class = match number > 0 || part.title.is_none() {
                true => "cell divided",
                false => "cell",
            };
            self.cell(class, |html| html.entry(entry, level));
        }
        if let Some((words, target)) = &part.more {
            self.cell("cell", |html| html.button(words, "", target));
        }
    }

    fn entry(&mut self, entry: &MailEntry, level: u8) {
        if let Some(picture) = &entry.picture {
            self.picture(picture);
        }
        self.kicker(&entry.kicker);
        self.raw(&format!("<h{level}>"));
        self.anchor("title-link", &entry.href, |html| html.words(&entry.title));
        self.raw(&format!("</h{level}>\n"));
        if !entry.summary.is_empty() {
            self.block(&MailBlock::words(&*entry.summary));
        }
        self.blocks(&entry.details);
        self.blocks(&entry.body);
        if entry.reads_on {
            self.button(READ_ON, &entry.title, &entry.href);
        }
    }

    fn kicker(&mut self, parts: &[String]) {
        if !parts.is_empty() {
            self.raw("<p class=\"kicker\">");
            self.words(&parts.join(" · "));
            self.raw("</p>\n");
        }
    }

    fn anchor(&mut self, class: &str, target: &str, words: impl FnOnce(&mut Self)) {
        self.raw(&format!("<a class=\"{class}\" href=\""));
        self.words(target);
        self.raw("\">");
        words(self);
        self.raw("</a>");
    }

    /// A button; `about` says what it is about to who hears the links by themselves.
    fn button(&mut self, words: &str, about: &str, target: &str) {
        self.raw(
            "<table role=\"presentation\" class=\"buttons\" cellpadding=\"0\" cellspacing=\"0\" \
             border=\"0\"><tr><td class=\"button\">",
        );
        let label = match about {
            "" => String::new(),
            about => format!(" aria-label=\"{words}: {}\"", escape::html(about)),
        };
        self.raw(&format!("<a class=\"button-link\"{label} href=\""));
        self.words(target);
        self.raw("\">");
        self.words(words);
        self.raw("</a></td></tr></table>\n");
    }

    fn foot(&mut self, mail: &SiteMail) {
        let sender = &mail.sender;
        self.cell("foot", |html| {
            html.raw("<p>Deze mail is van ");
            html.words(&sender.name);
            html.raw(".<br>Vragen? Mail ons: ");
            html.anchor("foot-link", &format!("mailto:{}", sender.email), |html| {
                html.words(&sender.email);
            });
            html.raw("</p>\n<p>");
            html.anchor("foot-link", &sender.url, |html| html.words(&sender.url));
            if let Some((title, url)) = &sender.privacy {
                html.raw("<br>");
                html.anchor("foot-link", url, |html| html.words(title));
            }
            html.raw("</p>\n");
        });
    }

    fn blocks(&mut self, blocks: &[MailBlock]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &MailBlock) {
        match block {
            MailBlock::Heading(level, line) => {
                self.raw(&format!("<h{level} class=\"inner\">"));
                self.line(line);
                self.raw(&format!("</h{level}>\n"));
            }
            MailBlock::Paragraph(line) => {
                self.raw("<p>");
                self.line(line);
                self.raw("</p>\n");
            }
            MailBlock::List { start, items } => self.list(*start, items),
            MailBlock::Quote { blocks, by } => {
                self.raw("<blockquote>");
                self.boxed("quote", |html| {
                    html.blocks(blocks);
                    if let Some(by) = by {
                        html.raw("<p class=\"by\">");
                        html.line(by);
                        html.raw("</p>\n");
                    }
                });
                self.raw("</blockquote>\n");
            }
            MailBlock::Panel(blocks) => self.boxed("panel", |html| html.blocks(blocks)),
            MailBlock::Table { title, rows } => self.table(title, rows),
            MailBlock::Code(text) => {
                self.raw("<pre>");
                self.words(text);
                self.raw("</pre>\n");
            }
            MailBlock::Picture(picture) => self.picture(picture),
            MailBlock::Rule => self.boxed("rule", |html| html.raw("&nbsp;")),
        }
    }

    /// A box: a cell, as Word gives no other element a ground and a margin.
    fn boxed(&mut self, class: &str, content: impl FnOnce(&mut Self)) {
        self.raw(&format!(
            "<table role=\"presentation\" class=\"boxed\" width=\"100%\" cellpadding=\"0\" \
             cellspacing=\"0\" border=\"0\"><tr><td class=\"{class}\">"
        ));
        content(self);
        self.raw("</td></tr></table>\n");
    }

    fn list(&mut self, start: Option<u32>, items: &[Vec<MailBlock>]) {
        let name = match start {
            None => "ul",
            Some(_) => "ol",
        };
        match start {
            Some(first) if first != 1 => self.raw(&format!("<ol start=\"{first}\">")),
            _ => self.raw(&format!("<{name}>")),
        }
        for item in items {
            self.raw("<li>");
            match &**item {
                // A paragraph would have a margin below.
                [MailBlock::Paragraph(line)] => self.line(line),
                blocks => self.blocks(blocks),
            }
            self.raw("</li>\n");
        }
        self.raw(&format!("</{name}>\n"));
    }

    fn table(&mut self, title: &[MailInline], rows: &[Vec<MailCell>]) {
        self.raw(
            "<table class=\"data\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\">",
        );
        if !title.is_empty() {
            self.raw("<caption class=\"data-title\">");
            self.line(title);
            self.raw("</caption>");
        }
        self.raw("<tbody>\n");
        for row in rows {
            self.raw("<tr>");
            for cell in row {
                let (name, scope) = match cell.heads {
                    CellHeading::Nothing => ("td", ""),
                    CellHeading::Column => ("th", " scope=\"col\""),
                    CellHeading::Row => ("th", " scope=\"row\""),
                };
                let align = match cell.alignment {
                    CellAlignment::Left => "left",
                    CellAlignment::Middle => "center",
                    CellAlignment::Right => "right",
                };
                self.raw(&format!(
                    "<{name}{scope} class=\"data-cell\" align=\"{align}\">"
                ));
                self.line(&cell.text);
                self.raw(&format!("</{name}>"));
            }
            self.raw("</tr>\n");
        }
        self.raw("</tbody></table>\n");
    }

    /// A picture, as wide as the text or its own width, whichever is less. Its height follows: Yahoo would
    /// squeeze a picture with a height of its own on a phone, as it makes a least height of `height:auto`.
    fn picture(&mut self, picture: &MailPicture) {
        let width = picture.width.map_or(COLUMN, |width| width.min(COLUMN));
        let html = format!(
            "<img src=\"{}\" alt=\"{}\" width=\"{width}\" style=\"max-width:{width}px\">",
            escape::html(&picture.source),
            escape::html(&picture.alt)
        );
        self.raw("<div class=\"picture\">");
        match &picture.link {
            Some(target) => self.anchor("link", target, |inner| inner.raw(&html)),
            None => self.raw(&html),
        }
        self.raw("</div>\n");
    }

    fn line(&mut self, line: &[MailInline]) {
        for part in line {
            match part {
                MailInline::Text(text) => self.words(text),
                MailInline::Strong(inner) => self.marked("strong", inner),
                MailInline::Emphasis(inner) => self.marked("em", inner),
                MailInline::Deleted(inner) => self.marked("del", inner),
                MailInline::Code(text) => {
                    self.raw("<code>");
                    self.words(text);
                    self.raw("</code>");
                }
                MailInline::Note(number) => {
                    self.raw("<sup>");
                    self.words(number);
                    self.raw("</sup>");
                }
                MailInline::Link { target, words } => {
                    self.anchor("link", target, |html| html.line(words));
                }
                MailInline::Break => self.raw("<br>"),
            }
        }
    }

    fn marked(&mut self, name: &str, line: &[MailInline]) {
        self.raw(&format!("<{name}>"));
        self.line(line);
        self.raw(&format!("</{name}>"));
    }
}
