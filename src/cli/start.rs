//! `vindplek` without a command: what somebody gets who opens the program.
//!
//! In a project it is the preview, in the browser. A folder that is dropped on the program is the
//! project; so is the folder that the program itself is in, as some systems start what is
//! double-clicked in another folder. Elsewhere it tells what to do.

use std::env;
use std::path::{Path, PathBuf};

use super::context::{CommandContext, is_project, nearest_project};
use super::verdict::Verdict;
use super::{report, usage, watch};
use crate::diagnostic::Text;
use crate::edge::Failure;

/// Opens the preview, or tells what to do.
pub(super) fn run(context: CommandContext) -> Result<Verdict, Failure> {
    let here = match context.given_project() {
        Some(folder) => folder.to_owned(),
        None => env::current_dir().unwrap_or_default(),
    };
    let is_given = context.given_project().is_some();
    let beside = || program_folder().filter(|folder| !is_given && is_project(folder));
    match nearest_project(&here).or_else(beside) {
        Some(project) => watch::run(&context.with_project(project), usage::preview()?),
        None => {
            report::detail(&guidance(&here), context.language(None));
            Ok(Verdict::NoProject)
        }
    }
}

fn program_folder() -> Option<PathBuf> {
    env::current_exe().ok()?.parent().map(Path::to_owned)
}

fn guidance(here: &Path) -> Text {
    let here = here.display();
    Text::new(
        format!(
            "vindplek maakt van één map met teksten de sites van alle academies.\n\
             \n\
             In “{here}” en de mappen daarboven staat geen project: een map met “regions” erin.\n\
             \n\
             Hebt u al een project?   Sleep de map van het project op het programma,\n\
             \x20                        of ga in een terminal naar die map en typ: vindplek\n\
             Begint u er een?         vindplek init mijn-project\n\
             Alles wat er kan:        vindplek --help"
        ),
        format!(
            "vindplek makes the sites of all academies from one folder of texts.\n\
             \n\
             There is no project in “{here}” or the folders above it: a folder that holds “regions”.\n\
             \n\
             Have a project?          Drop its folder on the program,\n\
             \x20                        or go to that folder in a terminal and type: vindplek\n\
             Beginning one?           vindplek init my-project\n\
             All that is possible:    vindplek --help"
        ),
    )
}
