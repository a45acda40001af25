//! A text of which YAML drops the end, because ` #` begins a comment.
//!
//! `# ` with a space after it is how people write a remark, so that is left alone; `#meedoen` and
//! `nr. #1` are part of a text.

use crate::diagnostic::phrases;
use crate::diagnostic::{Code, Diagnostic, Place, Rule, RuleGroup, Severity, StaticText};

pub(crate) const RULE: Rule = Rule {
    code: "comment-in-value",
    group: RuleGroup::Form,
    severity: Severity::Warning,
    is_date_dependent: false,
    summary: StaticText {
        nl: "Een tekst met een # erin staat tussen aanhalingstekens.",
        en: "A text that holds a # stands between quotes.",
    },
    explanation: StaticText {
        nl: "In de kop en in lijsten begint met een spatie en een # een opmerking: wat daarna komt, \
             leest het programma niet. Hoort het bij de tekst, zoals #meedoen of nr. #1, zet de \
             tekst dan tussen aanhalingstekens. Is het wel een opmerking, zet dan een spatie na \
             het #.",
        en: "In front matter and lists a space and a # begin a comment: the program does not read \
             what follows. Put a text of which it is a part, such as #meedoen or nr. #1, between \
             quotes. Put a space after the # of a comment.",
    },
    bad_example: "titel: Leergang #meedoen begint",
    good_example: "titel: \"Leergang #meedoen begint\"",
};

/// Reports the part of a text that is dropped; `kept` is what is left of it.
pub(crate) fn problem(place: Place, lost: &str, kept: &str, quoted: &str) -> Diagnostic {
    let (lost, kept) = (phrases::shorten(lost), phrases::shorten(kept));
    let quoted = phrases::shorten(quoted);
    Diagnostic::new(
        Code::CommentInValue,
        place,
        text!(
            "“{lost}” valt weg: van de tekst blijft alleen “{kept}” over",
            "“{lost}” is dropped: only “{kept}” is left of the text"
        ),
    )
    .with_help(text!(
        "Zet de hele tekst tussen aanhalingstekens: {quoted}. Is het een opmerking voor uzelf, zet \
         dan een spatie na het #",
        "Put the whole text between quotes: {quoted}. If it is a remark, put a space after the #"
    ))
}
