//! `vindplek watch`: the sites in a browser, up to date with what is written.

use std::sync::Arc;

use super::Verdict;
use super::args::{Format, WatchArgs};
use super::report::{self, Report, Stream};
use super::session::Session;
use crate::diagnostic::{Diagnostic, Language, Text};
use crate::edge::Failure;
use crate::edge::preview::{self, Bound, Listener, Wish, serve};
use crate::preview::changes::Changes;
use crate::world::World;

/// Serves the sites until it is asked to stop.
pub(super) fn run(session: &Session, args: WatchArgs) -> Result<Verdict, Failure> {
    let project = session.project()?;
    let bound = Bound::new(&args.host, args.port)?;
    let wish = Wish {
        as_of: args.as_of,
        drafts: args.drafts,
        poll: args.poll,
        language: session.asked_language(),
    };
    let teller = Teller {
        quiet: session.quiet,
    };
    let preview = preview::open(&project, wish, Arc::new(teller))?;
    let language = preview.language();
    if bound.port() != args.port && args.port != 0 {
        let (wanted, port) = (args.port, bound.port());
        report::detail(
            &Text::new(
                format!("Poort {wanted} is bezet; het wordt {port}"),
                format!("Port {wanted} is taken; it will be {port}"),
            ),
            language,
        );
    }
    if !bound.is_loopback() {
        report::detail(&seen_by_others(), language);
    }
    let url = bound.url();
    if !session.quiet {
        let words = Text::new(
            format!("De sites staan op {url} — stoppen met Ctrl-C"),
            format!("The sites are at {url} — stop with Ctrl-C"),
        );
        report::say(&format!("{}\n", words.say(language)));
    }
    if args.open && open::that_detached(&url).is_err() {
        report::detail(
            &Text::new(
                format!("De browser wilde niet open; ga zelf naar {url}"),
                format!("The browser would not open; go to {url} yourself"),
            ),
            language,
        );
    }
    serve(&preview, bound)?;
    Ok(Verdict::Fine)
}

fn seen_by_others() -> Text {
    Text::new(
        "Let op: met --host kan iedereen op dit netwerk de sites zien, ook wat nog niet bekend mag \
         zijn",
        "Mind: with --host everybody on this network can see the sites, also what is not to be \
         known yet",
    )
}

/// Tells on the terminal what happens.
struct Teller {
    quiet: bool,
}

impl Listener for Teller {
    fn problems(&self, world: &dyn World, problems: &[Diagnostic], language: Language) {
        if problems.is_empty() && self.quiet {
            return;
        }
        let report = Report {
            world,
            format: Format::Human,
            stream: Stream::Error,
            language,
        };
        // Nobody who could be told of it is left when the terminal cannot be written to.
        let _ = report.problems(problems);
    }

    fn changes(&self, changes: &Changes, language: Language) {
        if !self.quiet {
            let words = &changes.text;
            let text = Text::new(format!("Anders: {words}"), format!("Changed: {words}"));
            report::say(&format!("{}\n", text.say(language)));
        }
    }

    fn polls(&self, language: Language) {
        report::detail(
            &Text::new(
                "Deze schijf meldt niet wat er verandert; daar wordt nu steeds zelf naar gekeken",
                "This disk does not tell what changes; it is looked for from now on",
            ),
            language,
        );
    }
}
