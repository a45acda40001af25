//! `vindplek explain`: what a rule requires, and why.

use super::args::ExplainArgs;
use super::context::CommandContext;
use super::report;
use super::verdict::Verdict;
use crate::diagnostic::render::explain::{editors_guide, explain_rule, rules_overview};
use crate::diagnostic::{Code, Text, nearest};
use crate::edge::Failure;

/// Prints the explanation of one rule, a list of all rules, or a document that explains all.
pub(super) fn run(context: &CommandContext, args: &ExplainArgs) -> Result<Verdict, Failure> {
    let language = context.language(None);
    let text = match &args.code {
        Some(written) => explain_rule(parse(written)?, language),
        None if args.document => editors_guide(language),
        None => rules_overview(language),
    };
    report::print(&text);
    Ok(Verdict::Fine)
}

fn parse(written: &str) -> Result<Code, Failure> {
    written.parse().map_err(|()| {
        let known = Code::ALL.iter().map(|code| code.as_str());
        let list = Text::new(
            "“vindplek explain” noemt alle regels",
            "“vindplek explain” lists all rules",
        );
        let help = nearest(written, known).map_or(list, |near| {
            Text::new(
                format!("Bedoelt u “{near}”?"),
                format!("Did you mean “{near}”?"),
            )
        });
        let message = Text::new(
            format!("Er is geen regel “{written}”"),
            format!("There is no rule “{written}”"),
        );
        Failure::new(message, help)
    })
}
