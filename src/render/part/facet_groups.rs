//! The filters of the list of courses: axes with their values.

use serde::Serialize;

use crate::plan::axis::Axis;
use crate::plan::facet::Facet;
use crate::plan::site::SitePlan;
use crate::render::link_context::LinkContext;

/// An axis to filter by: courses differ on it. Built once for a site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct ChoiceGroup {
    /// The name of the axis in URLs: `thema`.
    pub(in crate::render) axis: &'static str,
    /// Its label: `Thema`.
    pub(in crate::render) label: &'static str,
    /// The values that at least one course has.
    pub(in crate::render) values: Vec<FacetChoice>,
}

/// A value to filter by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct FacetChoice {
    /// Its id in URLs.
    pub(in crate::render) id: String,
    /// Its label.
    pub(in crate::render) label: String,
    /// How many courses have it that are or will be to be had.
    pub(in crate::render) count: usize,
}

/// An axis on which courses differ, with at least one value that has a page. Built once for a site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct FacetGroup {
    /// The name of the axis: `thema`.
    pub(in crate::render) axis: String,
    /// Its label: `Thema`.
    pub(in crate::render) label: String,
    /// The values that have a page.
    pub(in crate::render) values: Vec<FacetValue>,
}

/// A value of an axis.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct FacetValue {
    /// Its id; axis and id together identify the facet of the current page.
    pub(in crate::render) id: String,
    /// Its label.
    pub(in crate::render) label: String,
    /// The path of its page, from the root.
    pub(in crate::render) path: String,
    /// How many courses have it that are or will be to be had.
    pub(in crate::render) count: usize,
}

/// The facets of each axis on which courses differ: some have a value that others lack. Values are
/// left out that nothing has that is or will be to be had.
fn differing_axes(plan: &SitePlan) -> impl Iterator<Item = (Axis, Vec<&Facet>)> {
    let axes = plan.facets.chunk_by(|a, b| a.axis == b.axis);
    let all = plan.count.total();
    axes.filter_map(move |facets| {
        let axis = facets.first()?.axis;
        let counted = facets.iter().filter(|facet| facet.count.total() > 0);
        let counted: Vec<&Facet> = counted.collect();
        let differ = counted.iter().any(|facet| facet.count.total() < all);
        differ.then_some((axis, counted))
    })
}

/// The filters of the finder of a site.
pub(in crate::render) fn choosable_groups(plan: &SitePlan) -> Vec<ChoiceGroup> {
    let group = |(axis, facets): (Axis, Vec<&Facet>)| {
        let values = facets.iter().map(|facet| FacetChoice {
            id: facet.id.to_string(),
            label: facet.label.clone(),
            count: facet.count.total(),
        });
        ChoiceGroup {
            axis: axis.word(),
            label: axis.label(),
            values: values.collect(),
        }
    };
    differing_axes(plan).map(group).collect()
}

/// The facets of a site that have a page; `links` is at the root of the site.
pub(in crate::render) fn linked(links: &LinkContext<'_>) -> Vec<FacetGroup> {
    let group = |(axis, facets): (Axis, Vec<&Facet>)| {
        let values = facets.iter().filter_map(|facet| {
            Some(FacetValue {
                id: facet.id.to_string(),
                label: facet.label.clone(),
                path: links.href(facet.address.as_ref()?),
                count: facet.count.total(),
            })
        });
        FacetGroup {
            axis: axis.word().to_owned(),
            label: axis.label().to_owned(),
            values: values.collect(),
        }
    };
    let groups = differing_axes(links.plan).map(group);
    groups.filter(|group| !group.values.is_empty()).collect()
}
