//! Breaking text into lines.

/// A paragraph in lines of at most `room` characters, where words allow it.
pub fn wrap(paragraph: &str, room: usize) -> String {
    let mut wrapped = String::with_capacity(paragraph.len());
    let mut column = 0;
    for word in paragraph.split(' ') {
        let length = word.chars().count();
        if column > 0 && column + 1 + length > room {
            wrapped.push('\n');
            column = 0;
        } else if column > 0 {
            wrapped.push(' ');
            column += 1;
        }
        wrapped.push_str(word);
        column += length;
    }
    wrapped
}

#[cfg(test)]
mod tests {
    use super::wrap;

    #[test]
    fn lines_break_between_words_and_long_words_stay_whole() {
        assert_eq!(wrap("één twee drie", 8), "één twee\ndrie");
        assert_eq!(wrap("a verantwoordelijk b", 5), "a\nverantwoordelijk\nb");
    }
}
