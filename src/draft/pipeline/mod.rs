//! The pipeline of a content repository: what checks proposals there, publishes the sites, and does so
//! again when they change by the date alone.
//!
//! It uses the program as editors have it, from its package: nothing is compiled. Its version is that
//! of the program that writes the pipeline, and changes by a proposal like any other.

use super::{Draft, DraftContext};
use crate::diagnostic::Text;
use crate::source::FilePath;

/// A host of repositories whose pipelines can be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PipelineHost {
    /// GitHub, and Forgejo as far as it is the same.
    Github,
    /// GitLab.
    Gitlab,
}

/// What stands in a template for the version of the program.
const VERSION: &str = "0.0.0";

/// What stands in a template for the list of sites.
const SITES: &str = "[SITES]";

/// The pipeline of a project.
pub fn pipeline(context: DraftContext<'_>, host: PipelineHost) -> Draft {
    let (path, template) = match host {
        PipelineHost::Github => (".github/workflows/sites.yml", include_str!("github.yml")),
        PipelineHost::Gitlab => (".gitlab-ci.yml", include_str!("gitlab.yml")),
    };
    let sites = context.heads.sites.iter().map(|site| &*site.id);
    let sites = format!("[{}]", sites.collect::<Vec<_>>().join(", "));
    let text = template
        .replace(VERSION, env!("CARGO_PKG_VERSION"))
        .replace(SITES, &sites);
    Draft {
        path: FilePath::from(path),
        text,
        note: Some(Text::new(
            "Bovenin staat wat u één keer moet instellen, zoals de wachtwoorden van de servers",
            "At its top stands what you must set up once, such as the passwords of the servers",
        )),
    }
}
