//! Parses times of the day as Dutch editors write them, so that a message can suggest `09:30`.

/// A time that was recognised in free text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ParsedTime {
    /// The time, as `09:30`.
    pub(super) time: String,
    /// Whether nothing else can be meant: `9` and `930` may be a mistake.
    pub(super) is_unambiguous: bool,
}

/// Parses `9.30`, `9u30`, `9 uur`, `9:30 uur`, `0930` or `09:30:00`.
pub(super) fn parse(written: &str) -> Option<ParsedTime> {
    let lower = written.trim().to_lowercase();
    let named = ["uur", "u", "h"]
        .iter()
        .find_map(|word| lower.strip_suffix(word))
        .map(str::trim_end);
    let digits = named.unwrap_or(&lower);
    let parts: Vec<&str> = digits
        .split([':', '.', ',', 'u', 'h'])
        .map(str::trim)
        .collect();
    let has_separator = parts.len() > 1;
    let (hour, minute) = match parts[..] {
        [hour, minute] | [hour, minute, "00"] if minute.len() == 2 => (hour, minute),
        [hour] if hour.len() <= 2 => (hour, "00"),
        [both] if matches!(both.len(), 3 | 4) && both.is_ascii() => both.split_at(both.len() - 2),
        _ => return None,
    };
    let number = |part: &str, below: u8| {
        let is_number = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        let number = part.parse::<u8>().ok().filter(|_| is_number)?;
        (number < below).then_some(number)
    };
    let (hour, minute) = (number(hour, 24)?, number(minute, 60)?);
    Some(ParsedTime {
        time: format!("{hour:02}:{minute:02}"),
        is_unambiguous: has_separator || named.is_some(),
    })
}

/// Parses a beginning and an end, `9.30 - 12.30 uur` or `9.30 tot 12.30`.
pub(super) fn parse_range(written: &str) -> Option<(String, String)> {
    let lower = written.to_lowercase();
    let (from, until) = [" tot ", "-", "–"]
        .iter()
        .find_map(|word| lower.split_once(word))?;
    Some((parse(from)?.time, parse(until)?.time))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_in_dutch_notation_are_parsed() {
        let time = |written| parse(written).map(|parsed| (parsed.time, parsed.is_unambiguous));
        let sure = |time: &str| Some((time.to_owned(), true));
        for written in [
            "9.30", "9u30", "9:30 uur", "9.30u", "09:30:00", " 9h30", "9,30 uur",
        ] {
            assert_eq!(time(written), sure("09:30"), "{written}");
        }
        assert_eq!(time("14 uur"), sure("14:00"));
        assert_eq!(time("0930"), Some(("09:30".to_owned(), false)));
        assert_eq!(time("9"), Some(("09:00".to_owned(), false)));
        for written in [
            "25:00",
            "9.5",
            "9.60",
            "half tien",
            "",
            "uur",
            "9:30:15",
            "12345",
            "+9",
        ] {
            assert_eq!(time(written), None, "{written}");
        }
    }

    #[test]
    fn a_range_has_two_times() {
        let expected = Some(("09:30".to_owned(), "12:30".to_owned()));
        for written in ["9.30 - 12.30 uur", "09:30-12:30", "9.30 uur tot 12.30 uur"] {
            assert_eq!(parse_range(written), expected, "{written}");
        }
        assert_eq!(parse_range("de hele dag"), None);
    }
}
