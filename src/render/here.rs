//! The page that is being made, and what it may look at.

use std::ops::Deref;

use super::shared::Shared;
use super::spot::Spot;
use super::view::parts::Tag;
use super::{Bodies, Scene};
use crate::model::address::Address;
use crate::plan::facet::Axis;

/// The page that is being made: a [`Spot`] with what is known of its site.
#[derive(Clone, Copy)]
pub struct Here<'s> {
    spot: Spot<'s>,
    /// Finished texts.
    pub bodies: &'s dyn Bodies,
    /// What was worked out once for the site.
    pub shared: &'s Shared,
}

impl<'s> Deref for Here<'s> {
    type Target = Spot<'s>;

    fn deref(&self) -> &Spot<'s> {
        &self.spot
    }
}

impl<'s> Here<'s> {
    /// The page at an address of the scene's site.
    pub fn new(scene: &Scene<'s>, address: &'s Address) -> Self {
        Self {
            spot: Spot::new(scene.heads, scene.plan, address),
            bodies: scene.bodies,
            shared: scene.shared,
        }
    }

    /// The same page with full addresses in its links, as it may be shown anywhere.
    #[must_use]
    pub fn anywhere(self) -> Self {
        Self {
            spot: self.spot.anywhere(),
            ..self
        }
    }

    /// A value of a facet, with its page when the site has one.
    pub fn tag(&self, axis: Axis, id: &str, name: &str) -> Tag {
        let facet = self.shared.facet(axis, id);
        let facet = facet.and_then(|at| self.plan.facets.get(at));
        Tag {
            id: id.to_owned(),
            name: name.to_owned(),
            href: facet
                .and_then(|facet| facet.address.as_ref())
                .map(|address| self.href(address)),
        }
    }
}
