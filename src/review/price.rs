//! The change of a price, in a sentence.

use crate::model::course::Cost;
use crate::render::cost_in_words;

/// The change of a price, as a sentence about what it is the price of.
pub(super) fn price(named: &str, before: Option<&Cost>, now: Option<&Cost>) -> Option<String> {
    let words = |cost: Option<&Cost>| cost.and_then(cost_in_words);
    let (old, new) = (words(before), words(now));
    if old == new {
        return None;
    }
    let was = match (before, &old) {
        (Some(Cost::Free), _) => "eerst was het gratis".to_owned(),
        (Some(Cost::OnRequest), _) => "eerst was de prijs op aanvraag".to_owned(),
        (_, Some(old)) => format!("eerst was dat {old}"),
        (_, None) => "eerst was de prijs niet bekend".to_owned(),
    };
    Some(match (now, new) {
        (Some(Cost::Free), _) => format!("{named} is nu gratis; {was}."),
        (Some(Cost::OnRequest), _) => format!("{named} heeft nu een prijs op aanvraag; {was}."),
        (_, None) => format!("Van {named} is de prijs niet meer bekend; {was}."),
        (_, Some(new)) => match old.filter(|old| old.starts_with('€') && new.starts_with('€')) {
            Some(old) => {
                let (old, new) = without_common_end(&old, &new);
                format!("{named} kost nu {new} in plaats van {old}.")
            }
            None => format!("{named} kost nu {new}; {was}."),
        },
    })
}

/// Two prices without the unit that both end in: `€ 125` and `€ 95` per participant.
fn without_common_end<'p>(old: &'p str, new: &'p str) -> (&'p str, &'p str) {
    let ends = [old.find(" per "), new.find(" per ")];
    match ends {
        [Some(at_old), Some(at_new)] if old.get(at_old..) == new.get(at_new..) => (
            old.get(..at_old).unwrap_or(old),
            new.get(..at_new).unwrap_or(new),
        ),
        _ => (old, new),
    }
}
