//! What courses can be chosen by: axes with their values.

use serde::Serialize;

use crate::plan::facet::{Axis, Facet};
use crate::plan::site::SitePlan;
use crate::render::link_context::LinkContext;

/// An axis along which one can choose: courses differ on it. Built once for a site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct ChoiceGroup {
    /// The word of the axis, by which it goes in an address: `thema`.
    pub(in crate::render) axis: &'static str,
    /// Its heading: `Thema`.
    pub(in crate::render) label: &'static str,
    /// Its values that a course has; at least two.
    pub(in crate::render) values: Vec<FacetChoice>,
}

/// A value that one can choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct FacetChoice {
    /// Its id, by which it goes in an address.
    pub(in crate::render) id: String,
    /// As it is shown.
    pub(in crate::render) label: String,
    /// How many courses have it.
    pub(in crate::render) count: usize,
}

/// An axis along which courses differ, and at least one value of which has a page. Built once for a
/// site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct FacetGroup {
    /// The word of the axis: `thema`.
    pub(in crate::render) axis: String,
    /// Its heading: `Thema`.
    pub(in crate::render) label: String,
    /// Its values that have a page.
    pub(in crate::render) values: Vec<FacetValue>,
}

/// A value of an axis.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct FacetValue {
    /// Its id; this page's facet is the one with the same axis and id.
    pub(in crate::render) id: String,
    /// As it is shown.
    pub(in crate::render) label: String,
    /// Its page, from the root.
    pub(in crate::render) path: String,
    /// How many courses have it.
    pub(in crate::render) count: usize,
}

/// The facets of each axis on which courses differ: those on which at least two values have one.
fn choosable(plan: &SitePlan) -> impl Iterator<Item = (Axis, &[Facet])> {
    let axes = plan.facets.chunk_by(|a, b| a.axis == b.axis);
    axes.filter_map(|facets| match facets {
        [first, _, ..] => Some((first.axis, facets)),
        _ => None,
    })
}

/// What one can choose in the finder of a site.
pub(in crate::render) fn choosable_groups(plan: &SitePlan) -> Vec<ChoiceGroup> {
    let group = |(axis, facets): (Axis, &[Facet])| {
        let values = facets.iter().map(|facet| FacetChoice {
            id: facet.id.to_string(),
            label: facet.label.clone(),
            count: facet.courses.len(),
        });
        ChoiceGroup {
            axis: axis.word(),
            label: axis.label(),
            values: values.collect(),
        }
    };
    choosable(plan).map(group).collect()
}

/// The facets of a site that have a page; `links` is the root of the site.
pub(in crate::render) fn linked(links: &LinkContext<'_>) -> Vec<FacetGroup> {
    let group = |(axis, facets): (Axis, &[Facet])| {
        let values = facets.iter().filter_map(|facet| {
            Some(FacetValue {
                id: facet.id.to_string(),
                label: facet.label.clone(),
                path: links.href(facet.address.as_ref()?),
                count: facet.courses.len(),
            })
        });
        FacetGroup {
            axis: axis.word().to_owned(),
            label: axis.label().to_owned(),
            values: values.collect(),
        }
    };
    let groups = choosable(links.plan).map(group);
    groups.filter(|group| !group.values.is_empty()).collect()
}
