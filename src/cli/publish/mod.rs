//! `vindplek publish`: builds sites, shows what changes at their hosts, asks, and sends it.

mod failures;

use std::path::PathBuf;
use std::sync::Arc;

use self::failures::{
    no_target, nothing_before, several_in_one_place, shared_place, unpublished, without_releases,
    without_target,
};
use super::args::{Format, PublishArgs, ScopeArgs};
use super::build::BuiltProject;
use super::context::CommandContext;
use super::verdict::Verdict;
use super::{closing, edit, report};
use crate::diagnostic::{Language, Text};
use crate::edge::Failure;
use crate::edge::apply::apply;
use crate::edge::publish::{
    Backoff, Host, LocalState, Publisher, SitePublication, Transport, Unpublished, open, owner,
    site_files,
};
use crate::edge::terminal::{self, ByteBar};
use crate::edit::{EditContext, record_published};
use crate::edition::{EditionSite, Options};
use crate::export::host::FileHeaders;
use crate::model::publish_target::PublishTarget;
use crate::publish::{
    PlanOptions, PublishPlan, PublishWay, SiteFileOnDisk, describe_plan, describe_refusal,
    lasting_addresses, phase,
};

/// Builds the sites and publishes them, each at its own host.
pub(super) fn run(context: &CommandContext, args: PublishArgs) -> Result<Verdict, Failure> {
    let scope = ScopeArgs {
        sites: args.sites.clone(),
        date: args.plan.date,
        drafts: false,
        format: Format::Human,
    };
    let options = Options {
        host: args.host.choice(),
        precompressed: args.host.precompress,
        ..Options::default()
    };
    let project = BuiltProject::open(context, scope, options, &args.out)?;
    let targets = targets(&project, &args)?;
    if args.rollback {
        return roll_back(context, &project, &targets, args.break_lock);
    }
    if project.write(context)?.is_none() {
        return Ok(Verdict::Errors);
    }
    if !context.quiet {
        project.print_notices(context);
    }
    let mut visits = Vec::new();
    for (site, target) in &targets {
        visits.push(HostVisit::new(&project, *site, target, &args)?);
    }
    let mut plans = Vec::new();
    for visit in &visits {
        plans.push(visit.plan()?);
        // Few servers take a connection for each of many sites.
        if visits.len() > 1 {
            visit.host.rest();
        }
    }
    if !context.quiet || args.plan.dry_run || !args.plan.yes {
        for (visit, plan) in visits.iter().zip(&plans) {
            report::print(&visit.describe(plan.as_ref(), project.language));
        }
    }
    if args.plan.dry_run {
        return Ok(Verdict::Fine);
    }
    let is_nothing = |plan: &Option<PublishPlan>| plan.as_ref().is_none_or(PublishPlan::is_empty);
    if !args.plan.yes && !plans.iter().all(is_nothing) {
        if !terminal::can_ask() {
            return Err(edit::not_asked());
        }
        let question = Text::new("Doorgaan? [j/n]", "Continue? [y/n]");
        if !terminal::confirm(question.in_language(project.language)) {
            say(context, project.language, &nothing_changed());
            return Ok(Verdict::Fine);
        }
    }
    let mut failures = Vec::new();
    for (visit, plan) in visits.iter().zip(plans) {
        let done = visit.carry_out(context, project.language, plan, args.break_lock);
        let recorded = done.and_then(|()| match visit.is_elsewhere {
            true => Ok(()),
            false => visit.record(context, &project),
        });
        if let Err(failure) = recorded {
            failures.push((Arc::clone(visit.site.id()), failure));
        }
    }
    match failures.is_empty() {
        true => Ok(Verdict::Fine),
        false => Err(unpublished(&failures, visits.len())),
    }
}

/// The site and the target of each publication.
fn targets<'p>(
    project: &'p BuiltProject,
    args: &PublishArgs,
) -> Result<Vec<(EditionSite<'p>, PublishTarget)>, Failure> {
    let mut targets: Vec<(EditionSite<'p>, PublishTarget)> = Vec::new();
    let is_meant = |site: &EditionSite<'p>| args.sites.iter().any(|id| *id == **site.id());
    for site in project.edition.sites().filter(is_meant) {
        let target = match &args.to {
            Some(_) if args.sites.len() > 1 => return Err(several_in_one_place()),
            Some(to) => PublishTarget::parse(to).map_err(|fault| no_target(&fault.text()))?,
            None => own_target(&site)?,
        };
        let same = targets.iter().find(|(_, other)| *other == target);
        if let Some((other, _)) = same.filter(|_| target != PublishTarget::Pages) {
            return Err(shared_place(other.id(), site.id(), &target));
        }
        targets.push((site, target));
    }
    Ok(targets)
}

/// The target in the site's settings.
fn own_target(site: &EditionSite<'_>) -> Result<PublishTarget, Failure> {
    let publication = site.region().publication.as_ref();
    let target = publication.and_then(|publication| publication.value.target.as_ref());
    target
        .map(|target| target.value.clone())
        .ok_or_else(|| without_target(site.id()))
}

/// A site on its way to its host.
struct HostVisit<'p> {
    site: EditionSite<'p>,
    target: PublishTarget,
    host: Host,
    local: LocalState,
    from: PathBuf,
    files: Vec<SiteFileOnDisk>,
    options: PlanOptions,
    /// Whether it is published to another place than its own, once.
    is_elsewhere: bool,
}

impl<'p> HostVisit<'p> {
    fn new(
        project: &BuiltProject,
        site: EditionSite<'p>,
        target: &PublishTarget,
        args: &PublishArgs,
    ) -> Result<Self, Failure> {
        let local = LocalState::open(&project.opened.out, site.id())?;
        let from = project.opened.out.join(&**site.id());
        let files = site.files().map(|file| (file.path(), phase(file.source())));
        // With a text goes its compressed form, which is there only where it is smaller.
        let compressed = site.compressed_files();
        let compressed = compressed.map(|file| (file.path(), phase(file.text().source())));
        let compressed = compressed.filter(|(path, _)| from.join(path).is_file());
        let files = files.chain(compressed);
        Ok(Self {
            host: open_host(&site, target, &local)?,
            files: site_files(&from, files.collect())?,
            target: target.clone(),
            options: PlanOptions {
                allow_removals: args.allow_removals,
                overwrite: args.overwrite,
            },
            is_elsewhere: args.to.is_some(),
            site,
            local,
            from,
        })
    }

    fn publication<'v>(&'v self, transport: &'v dyn Transport) -> SitePublication<'v> {
        SitePublication {
            transport,
            site: self.site.id(),
            base_url: self.site.region().base(),
            from: &self.from,
            files: &self.files,
            options: self.options,
            backoff: Backoff::default(),
        }
    }

    /// What would be done; `None` where this program sends nothing.
    fn plan(&self) -> Result<Option<PublishPlan>, Failure> {
        let plan = match &self.host {
            Host::Pages => return Ok(None),
            Host::InPlace(transport) => self.publication(&**transport).plan(),
            Host::Releases(releases) => self.publication(&*releases.live()).plan(),
        };
        plan.map(Some).map_err(|why| self.failure(why))
    }

    fn failure(&self, why: Unpublished) -> Failure {
        match why {
            Unpublished::Failed(failure) => failure,
            Unpublished::Refused(refusal) => {
                let (message, help) = describe_refusal(self.site.id(), &refusal);
                let place = &self.target;
                Failure::new(
                    Text::new(
                        format!("{} → {place}: {}", self.site.id(), message.dutch()),
                        format!("{} → {place}: {}", self.site.id(), message.english()),
                    ),
                    help,
                )
            }
        }
    }

    /// The plan in words.
    fn describe(&self, plan: Option<&PublishPlan>, language: Language) -> String {
        let (site, place) = (self.site.id(), self.target.to_string());
        match plan {
            Some(plan) => {
                let way = match self.host {
                    Host::Releases(_) => PublishWay::Release,
                    _ => PublishWay::InPlace,
                };
                describe_plan((site, &place), plan, way, language, &|bytes| {
                    closing::size(bytes, language)
                })
            }
            None => {
                let from = self.from.display();
                let text = Text::new(
                    format!("{site} → pages: de pijplijn zet “{from}” online"),
                    format!("{site} → pages: the pipeline puts “{from}” online"),
                );
                format!("{}\n", text.in_language(language))
            }
        }
    }

    /// Publishes the site by the plan that was shown, and says what is live.
    fn carry_out(
        &self,
        context: &CommandContext,
        language: Language,
        plan: Option<PublishPlan>,
        breaks_locks: bool,
    ) -> Result<(), Failure> {
        if plan.is_none_or(|plan| plan.is_empty()) {
            return Ok(());
        }
        let bar = ByteBar::new();
        let publisher = Publisher {
            owner: owner(),
            breaks_locks,
        };
        let done = match &self.host {
            Host::Pages => return Ok(()),
            Host::Releases(releases) => {
                let live = releases.live();
                let publication = self.publication(&*live);
                publication.release(releases, &publisher, &self.local, &bar)
            }
            Host::InPlace(transport) => {
                let publication = self.publication(&**transport);
                publication.carry_out(&publisher, &self.local, &bar)
            }
        };
        bar.clear();
        let plan = done.map_err(|why| self.failure(why))?;
        say(context, language, &self.done(&plan, language));
        Ok(())
    }

    /// What is live now.
    fn done(&self, plan: &PublishPlan, language: Language) -> Text {
        let site = self.site.id();
        let place = match self.is_elsewhere {
            true => self.target.to_string(),
            false => self.site.region().base().to_owned(),
        };
        let (sent, removed) = (plan.sends.len(), plan.removals.len());
        let size = closing::size(plan.bytes(), language);
        Text::new(
            format!("{site}: {sent} verstuurd ({size}), {removed} weg – {place} is bijgewerkt"),
            format!("{site}: {sent} sent ({size}), {removed} removed – {place} is up to date"),
        )
    }

    /// Records the addresses that are public now in the ledger of the site.
    fn record(&self, context: &CommandContext, project: &BuiltProject) -> Result<(), Failure> {
        let edit = EditContext {
            edition: &project.edition,
            world: &project.opened.world,
            memo: &project.memo,
        };
        let addresses = lasting_addresses(self.site.plan());
        let changes = record_published(edit, self.site.id(), &addresses).map_err(edit::failure)?;
        let Some(changes) = changes else {
            return Ok(());
        };
        apply(project.opened.world.project(), &changes)?;
        let site = self.site.id();
        say(
            context,
            project.language,
            &Text::new(
                format!(
                    "regions/{site}/adressen.yaml is bijgewerkt met de nieuwe adressen: bewaar dat bestand \
                     in git"
                ),
                format!("regions/{site}/adressen.yaml has the new addresses: commit that file"),
            ),
        );
        Ok(())
    }
}

fn open_host(
    site: &EditionSite<'_>,
    target: &PublishTarget,
    local: &LocalState,
) -> Result<Host, Failure> {
    let headers = FileHeaders::new(site.plan());
    open(target, site.id(), local, &headers, Backoff::default())
}

/// Puts back what the sites were before they were last published.
fn roll_back(
    context: &CommandContext,
    project: &BuiltProject,
    targets: &[(EditionSite<'_>, PublishTarget)],
    breaks_locks: bool,
) -> Result<Verdict, Failure> {
    for (site, target) in targets {
        let id = site.id();
        let local = LocalState::open(&project.opened.out, id)?;
        let Host::Releases(releases) = open_host(site, target, &local)? else {
            return Err(without_releases(id, target));
        };
        let publisher = Publisher {
            owner: owner(),
            breaks_locks,
        };
        match publisher.roll_back(&releases, Backoff::default(), &local)? {
            Some(_) => say(
                context,
                project.language,
                &Text::new(
                    format!("{id}: wat er voor de laatste keer stond, staat weer online"),
                    format!("{id}: what was there before the last time is live again"),
                ),
            ),
            None => return Err(nothing_before(id)),
        }
    }
    Ok(Verdict::Fine)
}

fn say(context: &CommandContext, language: Language, text: &Text) {
    if !context.quiet {
        report::print(&format!("{}\n", text.in_language(language)));
    }
}

fn nothing_changed() -> Text {
    Text::new("Er is niets veranderd", "Nothing was changed")
}
