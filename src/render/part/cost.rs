//! The price of a course, in words.

use serde::Serialize;

use crate::diagnostic::join_list;
use crate::model::course::{Cost, Per, Price, Vat};
use crate::model::number::Number;
use crate::model::value::{non_empty, text, value};
use crate::render::dutch;

/// A price.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct CostView {
    /// `€ 125,50 per deelnemer, vrijgesteld van btw`, `Gratis`, `Op aanvraag`; of several prices the
    /// lowest: `Vanaf € 45 per deelnemer`.
    pub(in crate::render) text: String,
    /// In short, understandable without a heading: `€ 125,50 per deelnemer`, `Gratis`, `Prijs op
    /// aanvraag`, `Vanaf € 45 per deelnemer`.
    pub(in crate::render) short: String,
    /// A note about the price.
    pub(in crate::render) note: Option<String>,
    /// Whether it is free of charge.
    pub(in crate::render) free: bool,
    /// The prices by whom they are for; empty when there is one price for everyone.
    pub(in crate::render) prices: Vec<PriceView>,
}

/// A price for some of the participants.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct PriceView {
    /// Whom it is for: `Leden van de bond`.
    pub(in crate::render) audience: String,
    /// `€ 45 per deelnemer, vrijgesteld van btw`.
    pub(in crate::render) text: String,
    /// A note about it.
    pub(in crate::render) note: Option<String>,
}

/// A price in full, on one line: `€ 125,50 per deelnemer, vrijgesteld van btw`, `Gratis`; of several
/// prices each with whom it is for. `None` when it is unknown.
pub fn cost_in_words(cost: &Cost) -> Option<String> {
    let view = CostView::of(cost)?;
    let of_some = view
        .prices
        .iter()
        .map(|price| format!("{} ({})", price.text, dutch::uncapitalised(&price.audience)));
    let of_some: Vec<String> = of_some.collect();
    Some(match of_some.is_empty() {
        true => view.text,
        false => join_list(&of_some, "of"),
    })
}

impl CostView {
    /// A price in words; `None` when it is unknown.
    pub(in crate::render) fn of(cost: &Cost) -> Option<Self> {
        match cost {
            Cost::Free => Some(Self::plain("Gratis", "Gratis", true)),
            Cost::OnRequest => Some(Self::plain("Op aanvraag", "Prijs op aanvraag", false)),
            Cost::Unknown => None,
            Cost::Price(price) => Self::price(price),
            Cost::Prices(_) => Self::prices(cost),
        }
    }

    /// The price of something with several prices to choose from.
    pub(super) fn of_several<'c>(costs: impl Iterator<Item = &'c Cost>) -> Option<Self> {
        let mut known: Vec<(&Cost, Self)> = Vec::new();
        for cost in costs {
            if let Some(view) = Self::of(cost)
                && known.iter().all(|(_, other)| *other != view)
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
            prices: Vec::new(),
        }
    }

    fn price(price: &Price) -> Option<Self> {
        let short = amount(price)?;
        let audience = PriceView::of(price);
        let note = match &audience {
            Some(_) => None,
            None => non_empty(text(&price.note)),
        };
        Some(Self {
            text: format!("{short}{}", vat(price)),
            note,
            prices: audience.into_iter().collect(),
            ..Self::plain("", &short, false)
        })
    }

    /// Several prices, from the lowest.
    fn prices(cost: &Cost) -> Option<Self> {
        let lowest = cost.lowest()?;
        let differs = cost.prices().any(|price| price.rank() != lowest.rank());
        let from = if differs { "Vanaf " } else { "" };
        let short = format!("{from}{}", amount(lowest)?);
        Some(Self {
            prices: cost.prices().filter_map(PriceView::of).collect(),
            ..Self::plain(&short, &short, false)
        })
    }

    /// The range of differing prices, when they can be compared.
    fn differing(costs: &[(&Cost, Self)]) -> Self {
        Self::range(costs).unwrap_or_else(|| {
            Self::plain("Verschilt per datum", "Prijs verschilt per datum", false)
        })
    }

    fn range(costs: &[(&Cost, Self)]) -> Option<Self> {
        let mut prices: Vec<&Price> = Vec::new();
        for (cost, _) in costs {
            let before = prices.len();
            prices.extend(cost.prices());
            if prices.len() == before {
                return None;
            }
        }
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
        let (lowest, highest) = (*amounts.first()?, *amounts.last()?);
        let is_for_some = costs.iter().any(|(_, view)| !view.prices.is_empty());
        let short = match is_for_some {
            true => format!("Vanaf {}{}", dutch::euros(lowest), per(first)),
            false => format!(
                "{} tot {}{}",
                dutch::euros(lowest),
                dutch::euros(highest),
                per(first)
            ),
        };
        Some(Self {
            text: format!("{short}{}", vat(first)),
            note: Some("De prijs verschilt per datum.".to_owned()),
            ..Self::plain("", &short, false)
        })
    }
}

impl PriceView {
    /// A price for some; `None` for one that does not say for whom.
    fn of(price: &Price) -> Option<Self> {
        Some(Self {
            audience: dutch::capitalised(&non_empty(text(&price.audience))?),
            text: format!("{}{}", amount(price)?, vat(price)),
            note: non_empty(text(&price.note)),
        })
    }
}

/// The amount and its unit: `€ 45 per deelnemer`.
fn amount(price: &Price) -> Option<String> {
    let amount = dutch::euros(value(&price.amount)?.0);
    Some(format!("{amount}{}", per(price)))
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
