//! Periods that end before they start: `end-before-start`.
//!
//! Reported at the end, with the start as a further place. Start and end may be the same day.

use super::findings::Findings;
use crate::diagnostic::Place;
use crate::diagnostic::codes::end_before_start;
use crate::model::document::Content;
use crate::model::document::Document;
use crate::model::period::Quarter;
use crate::model::schema::Field;
use crate::model::value::items;
use crate::source::FilePath;

pub(super) fn of_document(document: &Document, findings: &mut Findings) {
    let head = &document.head;
    let path = &head.at.path;
    let common = &head.common;
    check(
        path,
        &common.publish_on,
        &common.expires_on,
        ToString::to_string,
        findings,
    );
    if let (Some(from), Some(until)) = (&common.publish_on, &common.expires_on)
        && from.value == until.value
    {
        let (from_at, until_at) = (Place::new(path, from.span), Place::new(path, until.span));
        let day = until.value.to_string();
        findings.push(end_before_start::never_shown(until_at, &day, from_at));
    }
    let runs = match &head.content {
        Content::Course(course) => course.runs(),
        Content::Accent(accent) => items(&accent.runs),
        _ => &[],
    };
    for run in runs {
        check(
            path,
            &run.value.start,
            &run.value.end,
            ToString::to_string,
            findings,
        );
    }
    if let Some(meeting) = head.article().and_then(|article| article.meeting.as_ref()) {
        let meeting = &meeting.value;
        check(
            path,
            &meeting.start,
            &meeting.end,
            ToString::to_string,
            findings,
        );
    }
    if let Content::Roadmap(roadmap) = &head.content {
        check(
            path,
            &roadmap.from,
            &roadmap.to,
            |quarter: &Quarter| quarter.id(),
            findings,
        );
    }
}

fn check<T: Ord>(
    path: &FilePath,
    start: &Field<T>,
    end: &Field<T>,
    format: impl Fn(&T) -> String,
    findings: &mut Findings,
) {
    let (Some(start), Some(end)) = (start, end) else {
        return;
    };
    if end.value < start.value {
        let (end_at, start_at) = (Place::new(path, end.span), Place::new(path, start.span));
        let (end, start) = (format(&end.value), format(&start.value));
        findings.push(end_before_start::problem(end_at, &end, &start, start_at));
    }
}
