//! `vindplek watch`: serves a preview of the sites that follows every save.

mod reporter;

use std::sync::Arc;

use self::reporter::WatchReporter;
use super::args::WatchArgs;
use super::context::CommandContext;
use super::report;
use super::verdict::Verdict;
use crate::diagnostic::Text;
use crate::edge::Failure;
use crate::edge::preview::{self, Bound, PreviewOptions, serve};
use crate::edge::terminal;

/// Serves the sites until the program is asked to stop.
pub(super) fn run(context: &CommandContext, args: WatchArgs) -> Result<Verdict, Failure> {
    let project = context.whole_project()?;
    let bound = Bound::new(&args.host, args.port)?;
    let options = PreviewOptions {
        as_of: args.date.as_of,
        drafts: args.drafts,
        poll: args.poll,
        in_editor: args.in_editor,
        may_edit: bound.is_loopback() || args.edit,
        language: context.requested_language(),
    };
    let reporter = WatchReporter::new(context.quiet);
    let preview = preview::open(&project, &options, Arc::new(reporter))?;
    let language = preview.language();
    if bound.port() != args.port && args.port != 0 {
        let (wanted, port) = (args.port, bound.port());
        report::detail(
            &Text::new(
                format!("Poort {wanted} is bezet, dus de sites komen op poort {port}"),
                format!("Port {wanted} is taken; it will be {port}"),
            ),
            language,
        );
    }
    if !bound.is_loopback() {
        report::detail(&exposed_warning(args.edit), language);
    }
    if args.until_closed {
        let watched = Arc::clone(&preview);
        terminal::when_input_closes(move || watched.close());
    }
    let url = match args.in_editor {
        true => bound.numeric_url(),
        false => bound.url(),
    };
    serve(&preview, bound, || {
        if !context.quiet {
            let words = Text::new(
                format!("De sites staan op {url} – stoppen met Ctrl-C"),
                format!("The sites are at {url} — stop with Ctrl-C"),
            );
            report::print(&format!("{}\n", words.in_language(language)));
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
    })?;
    Ok(Verdict::Fine)
}

fn exposed_warning(may_edit: bool) -> Text {
    if may_edit {
        return Text::new(
            "Let op: met --host en --edit kan iedereen op dit netwerk de sites zien en de bestanden \
             aanpassen",
            "Mind: with --host and --edit everybody on this network can see the sites and change the \
             files",
        );
    }
    Text::new(
        "Let op: met --host kan iedereen op dit netwerk de sites zien, ook wat nog niet bekend mag \
         zijn",
        "Mind: with --host everybody on this network can see the sites, also what is not to be \
         known yet",
    )
}
