//! The price of a course, in words.

use serde::Serialize;

use crate::model::course::{Cost, Per, Price, Vat};
use crate::model::number::Number;
use crate::model::value::{non_empty, text, value};
use crate::render::dutch;

/// A price.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct CostView {
    /// `€ 125,50 per deelnemer, vrijgesteld van btw`, `Gratis`, `Op aanvraag`.
    pub(in crate::render) text: String,
    /// In short, understandable without a heading: `€ 125,50 per deelnemer`, `Gratis`, `Prijs op
    /// aanvraag`.
    pub(in crate::render) short: String,
    /// A note about the price.
    pub(in crate::render) note: Option<String>,
    /// Whether it is free of charge.
    pub(in crate::render) free: bool,
}

impl CostView {
    /// A price in words; `None` when it is unknown.
    pub(in crate::render) fn of(cost: &Cost) -> Option<Self> {
        match cost {
            Cost::Free => Some(Self::plain("Gratis", "Gratis", true)),
            Cost::OnRequest => Some(Self::plain("Op aanvraag", "Prijs op aanvraag", false)),
            Cost::Unknown => None,
            Cost::Price(price) => Self::price(price),
        }
    }

    /// The price of something with several prices to choose from.
    pub(super) fn of_several<'c>(costs: impl Iterator<Item = &'c Cost>) -> Option<Self> {
        let mut known: Vec<(&Cost, Self)> = Vec::new();
        for cost in costs {
            if let Some(view) = Self::of(cost)
                && known.iter().all(|(_, other)| other.text != view.text)
            {
                known.push((cost, view));
            }
        }
        match known.as_slice() {
            [] => None,
            [(_, only)] => Some(only.clone()),
            several => Some(Self::differing(several)),
        }
    }

    fn plain(text: &str, short: &str, free: bool) -> Self {
        Self {
            text: text.to_owned(),
            short: short.to_owned(),
            note: None,
            free,
        }
    }

    fn price(price: &Price) -> Option<Self> {
        let mut short = dutch::euros(value(&price.amount)?.0);
        short.push_str(per(price));
        Some(Self {
            text: format!("{short}{}", vat(price)),
            short,
            note: non_empty(text(&price.note)),
            free: false,
        })
    }

    /// The range of differing prices, when they can be compared.
    fn differing(costs: &[(&Cost, Self)]) -> Self {
        Self::range(costs).unwrap_or_else(|| {
            Self::plain("Verschilt per datum", "Prijs verschilt per datum", false)
        })
    }

    fn range(costs: &[(&Cost, Self)]) -> Option<Self> {
        let price = |(cost, _): &(&'_ Cost, Self)| match cost {
            Cost::Price(price) => Some(price.clone()),
            _ => None,
        };
        let prices: Vec<Price> = costs.iter().map(price).collect::<Option<_>>()?;
        let first = prices.first()?;
        let kind = |price: &Price| (value(&price.per).copied(), value(&price.vat).copied());
        if prices.iter().any(|price| kind(price) != kind(first)) {
            return None;
        }
        let amounts = prices
            .iter()
            .filter_map(|price| Some(value(&price.amount)?.0));
        let mut amounts: Vec<Number> = amounts.collect();
        amounts.sort_by_key(|amount| amount.hundredths());
        let short = format!(
            "{} tot {}{}",
            dutch::euros(*amounts.first()?),
            dutch::euros(*amounts.last()?),
            per(first)
        );
        Some(Self {
            text: format!("{short}{}", vat(first)),
            short,
            note: Some("De prijs verschilt per datum.".to_owned()),
            free: false,
        })
    }
}

fn vat(price: &Price) -> &'static str {
    match value(&price.vat) {
        Some(Vat::Included) => ", inclusief btw",
        Some(Vat::Excluded) => ", exclusief btw",
        Some(Vat::Exempt) => ", vrijgesteld van btw",
        None => "",
    }
}

fn per(price: &Price) -> &'static str {
    match value(&price.per) {
        Some(Per::Participant) => " per deelnemer",
        Some(Per::Group) => " per groep",
        Some(Per::Organisation) => " per organisatie",
        None => "",
    }
}
