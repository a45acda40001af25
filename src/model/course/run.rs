//! A run of a course, and its sessions.
//!
//! A run has days (`start`, `eind`) or sessions (`bijeenkomsten`), from which its days follow. A
//! session takes from its run what it does not say itself: its place, its form and its times. So
//! four mornings at one place are four dates.

use std::num::NonZeroU32;
use std::sync::Arc;

use jiff::civil::Date;

use super::values::Cost;
use super::{Form, RunStatus};
use crate::model::common::Texts;
use crate::model::link::EnrolAddress;
use crate::model::schema::record;
use crate::model::time_of_day::{Hours, TimeOfDay};
use crate::model::value::{ARegion, NewId, NonEmpty, Ref, text, value};
use crate::source::Spanned;

record! {
    /// A run of a course: one time that it is given.
    pub struct CourseRun {
        /// Unique in the course.
        id: NewId = "id" required "maart-2026"
            => "Een korte naam, die in deze cursus één keer voorkomt.",
        /// The academy that gives it.
        region: Ref<ARegion> = "regio" optional "noord"
            => "De academie die het geeft. In een bestand van een regio is dat die regio.",
        /// First day.
        start: Date = "start" required unless "bijeenkomsten" "2026-03-12"
            => "De eerste dag. Met bijeenkomsten mag u start en eind weglaten.",
        /// Last day; the first when absent.
        end: Date = "eind" optional "2026-03-26"
            => "De laatste dag, als het meer dan één dag is.",
        /// When it begins, on each of its days or sessions.
        from: TimeOfDay = "van" optional "09:30"
            => "Hoe laat het begint. Een bijeenkomst mag een eigen tijd hebben.",
        /// When it ends.
        until: TimeOfDay = "tot" optional "12:30"
            => "Hoe laat het klaar is.",
        /// Its sessions.
        sessions: NonEmpty<Session> = "bijeenkomsten" optional "[{datum: 2026-03-12}, {datum: 2026-03-26}]"
            => "De dagen waarop men bij elkaar komt, als het er meer dan een is: van elke dag de datum, en als u wilt een titel. Zet van, tot, plaats en vorm er alleen bij als die anders zijn dan bij de uitvoering.",
        /// Its place.
        place: Arc<str> = "plaats" optional "Groningen"
            => "Waar het is: de plaats, of het gebouw en na een komma de plaats. Dit moet erbij als deelnemers bij elkaar komen.",
        /// Form of this run, if it differs from that of the course.
        form: Form = "vorm" optional "fysiek"
            => "De vorm, als die anders is dan die van de cursus.",
        /// Whether people can still enrol.
        status: RunStatus = "status" optional "open"
            => "Of meedoen nog kan. Zonder deze sleutel is het gepland.",
        /// The address to enrol: https or mailto.
        enrol: EnrolAddress = "aanmelden" optional "https://voorbeeld.nl/aanmelden"
            => "Waar een deelnemer zich aanmeldt: een webadres, of mailto: met een e-mailadres.",
        /// The last day on which one can enrol.
        enrol_until: Date = "aanmelden_tot" optional "2026-03-01"
            => "De laatste dag waarop men zich kan aanmelden. Daarna zegt de site dat de aanmelding gesloten is.",
        /// The address of the waiting list: https or mailto.
        waiting_list: EnrolAddress = "wachtlijst" optional "mailto:info@voorbeeld.nl"
            => "Waar een deelnemer zich opgeeft voor de wachtlijst: een webadres, of mailto: met een e-mailadres. Staat op de site als de status vol is.",
        /// How many people can take part.
        places: NonZeroU32 = "plaatsen" optional "16"
            => "Voor hoeveel deelnemers er plaats is, ook als een deel al bezet is.",
        /// How many participants are needed.
        minimum: NonZeroU32 = "minimum" optional "8"
            => "Vanaf hoeveel deelnemers het doorgaat.",
        /// Who gives it.
        trainers: Texts = "trainers" optional "[Naam van de trainer]"
            => "Wie het geven: de namen van de trainers of docenten.",
        /// Cost of this run, if it differs from that of the course.
        cost: Cost = "kosten" optional "gratis"
            => "Wat het deze keer kost, als dat anders is.",
    }

    /// A session of a run: one day on which people meet.
    pub struct Session {
        /// The day.
        date: Date = "datum" required "2026-03-12"
            => "De dag.",
        /// When it begins; that of the run when absent.
        from: TimeOfDay = "van" optional "09:30"
            => "Hoe laat het begint, als dat anders is dan bij de uitvoering.",
        /// When it ends.
        until: TimeOfDay = "tot" optional "12:30"
            => "Hoe laat het klaar is.",
        /// Its place; that of the run when absent.
        place: Arc<str> = "plaats" optional "Assen"
            => "Waar het is, als dat anders is dan bij de uitvoering.",
        /// Its form; that of the run when absent.
        form: Form = "vorm" optional "online"
            => "De vorm, als die anders is dan bij de uitvoering.",
        /// What it is about.
        title: Arc<str> = "titel" optional "Kennismaken"
            => "Waar deze keer over gaat.",
    }
}

/// A session, with what it takes from its run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SessionOfRun<'r> {
    /// The day.
    pub date: Date,
    /// How many sessions of that day are written before it: zero for most.
    pub before_on_day: usize,
    /// When it begins and ends.
    pub hours: Hours,
    /// Its place; empty when neither it nor its run has one.
    pub place: &'r str,
    /// Its form; `None` when neither it nor its run has one.
    pub form: Option<Form>,
    /// What it is about; empty when that is not said.
    pub title: &'r str,
}

impl Session {
    /// When it begins and ends. One that begins at a time of its own does not end when the others do.
    pub fn hours(&self, run: &CourseRun) -> Hours {
        let own = value(&self.from).copied();
        let until = value(&self.until).copied();
        Hours {
            from: own.or_else(|| value(&run.from).copied()),
            until: match own {
                Some(_) => until,
                None => until.or_else(|| value(&run.until).copied()),
            },
        }
    }

    /// Its place: its own, or that of its run. Online it is nowhere, wherever the run is.
    pub fn place<'r>(&'r self, run: &'r CourseRun) -> &'r str {
        match (text(&self.place), value(&self.form)) {
            ("", Some(Form::Online)) => "",
            ("", _) => text(&run.place),
            (own, _) => own,
        }
    }
}

impl CourseRun {
    /// The sessions as they are written; none for a run with only days.
    pub fn written_sessions(&self) -> &[Spanned<Session>] {
        value(&self.sessions).map_or(&[], |sessions| &sessions.0)
    }

    /// The sessions with a day, by day and time; those without a time come first on their day.
    pub fn sessions(&self) -> Vec<SessionOfRun<'_>> {
        let mut sessions: Vec<SessionOfRun<'_>> = Vec::new();
        for written in self.written_sessions() {
            let session = &written.value;
            let Some(date) = value(&session.date).copied() else {
                continue;
            };
            let on_day = sessions.iter().filter(|other| other.date == date);
            sessions.push(SessionOfRun {
                date,
                before_on_day: on_day.count(),
                hours: session.hours(self),
                place: session.place(self),
                form: value(&session.form).or(value(&self.form)).copied(),
                title: text(&session.title),
            });
        }
        sessions.sort_by_key(|session| (session.date, session.hours.from));
        sessions
    }

    /// The value from which the first day follows, with its place in the file: the start, or the
    /// first session. A start before that is one of work at home.
    pub fn first_day_written(&self) -> Option<&Spanned<Date>> {
        self.days().min_by_key(|day| day.value)
    }

    /// The first day.
    pub fn first_day(&self) -> Option<Date> {
        self.first_day_written().map(|day| day.value)
    }

    /// The last day, which is the first day if there is no other.
    pub fn last_day(&self) -> Option<Date> {
        let end = self.end.as_ref().map(|end| end.value);
        match self.written_sessions() {
            [] => end.or_else(|| self.first_day()),
            _ => end.max(self.days().map(|day| day.value).max()),
        }
    }

    /// The start and the days of the sessions, as far as they are written.
    fn days(&self) -> impl Iterator<Item = &Spanned<Date>> {
        let sessions = self.written_sessions().iter();
        let sessions = sessions.filter_map(|session| session.value.date.as_ref());
        self.start.iter().chain(sessions)
    }

    /// When it begins and ends: its own times, or those that all of its sessions have.
    pub fn hours(&self) -> Hours {
        let sessions = self.sessions();
        match sessions.split_first() {
            None => Hours {
                from: value(&self.from).copied(),
                until: value(&self.until).copied(),
            },
            Some((first, others)) if others.iter().all(|other| other.hours == first.hours) => {
                first.hours
            }
            Some(_) => Hours::default(),
        }
    }

    /// When it begins on its first day, if that is known.
    pub fn first_time(&self) -> Option<TimeOfDay> {
        let sessions = self.sessions();
        match sessions.first() {
            Some(first) if Some(first.date) == self.first_day() => first.hours.from,
            Some(_) => None,
            None => self.hours().from,
        }
    }

    /// When it ends on its last day, if that is known.
    pub fn last_time(&self) -> Option<TimeOfDay> {
        let sessions = self.sessions();
        match sessions.last() {
            Some(last) if Some(last.date) == self.last_day() => last.hours.until,
            Some(_) => None,
            None => self.hours().until,
        }
    }

    /// Its place: its own, else those of its sessions by day.
    pub fn places(&self) -> Vec<&str> {
        let mut places = vec![text(&self.place)];
        places.retain(|place| !place.is_empty());
        if places.is_empty() {
            for session in self.sessions() {
                if !session.place.is_empty() && !places.contains(&session.place) {
                    places.push(session.place);
                }
            }
        }
        places
    }

    /// Its form: its own, or that which all of its sessions have; `None` for that of the course.
    pub fn form(&self) -> Option<Form> {
        value(&self.form).copied().or_else(|| {
            let sessions = self.sessions();
            let form = sessions.first()?.form?;
            let is_same = |session: &SessionOfRun<'_>| session.form == Some(form);
            sessions.iter().all(is_same).then_some(form)
        })
    }

    /// Whether its last day is before a date. A run without a date is not past.
    pub fn is_past(&self, today: Date) -> bool {
        self.last_day().is_some_and(|last| last < today)
    }

    /// Whether the last day for enrolment is before a date.
    pub fn is_closed(&self, today: Date) -> bool {
        value(&self.enrol_until).is_some_and(|last| *last < today)
    }
}

#[cfg(test)]
mod tests;
