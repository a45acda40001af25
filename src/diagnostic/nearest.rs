//! What an editor may have meant.

/// The known value that is nearest to what was written, when one is near enough to be meant:
/// transpositions and single slips in short words, a third of the letters in long ones. Of two
/// that are as near the first in order is taken, so that the offer is the same at every run.
pub fn nearest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let written = written.to_lowercase();
    let length = written.chars().count();
    let limit = (length / 3).clamp(1, 4);
    known
        .into_iter()
        .map(|candidate| (distance(&written, candidate), candidate))
        .filter(|(distance, candidate)| *distance <= limit && *distance < candidate.chars().count())
        .min_by(|(a, left), (b, right)| a.cmp(b).then_with(|| left.cmp(right)))
        .map(|(_, candidate)| candidate)
}

fn distance(written: &str, candidate: &str) -> usize {
    let candidate = candidate.to_lowercase();
    if candidate.starts_with(written) && written.chars().count() >= 4 {
        return 1;
    }
    strsim::osa_distance(written, &candidate)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn slips_are_understood_and_strangers_are_not() {
        let known = ["titel", "samenvatting", "doelgroepen", "themas"];
        assert_eq!(nearest("tittel", known), Some("titel"));
        assert_eq!(nearest("samenvating", known), Some("samenvatting"));
        assert_eq!(nearest("Thema", known), Some("themas"));
        assert_eq!(nearest("prijs", known), None);
        assert_eq!(nearest("x", ["a"]), None);
    }
}
