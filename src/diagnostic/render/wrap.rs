//! Breaking text into lines, in one way for messages, explanations and drafts.

use textwrap::{Options, WordSeparator, WordSplitter, WrapAlgorithm};

/// A paragraph in lines of at most `width` columns, where words allow it.
pub fn wrap(paragraph: &str, width: usize) -> String {
    textwrap::fill(paragraph, options(width))
}

/// Lines break at spaces only and are filled one by one: a name, a path or an address stays whole,
/// however long it is.
pub fn options(width: usize) -> Options<'static> {
    Options::new(width)
        .break_words(false)
        .word_separator(WordSeparator::AsciiSpace)
        .word_splitter(WordSplitter::NoHyphenation)
        .wrap_algorithm(WrapAlgorithm::FirstFit)
}

#[cfg(test)]
mod tests {
    use super::wrap;

    #[test]
    fn lines_break_between_words_and_long_words_stay_whole() {
        assert_eq!(wrap("één twee drie", 8), "één twee\ndrie");
        assert_eq!(wrap("a verantwoordelijk b", 5), "a\nverantwoordelijk\nb");
        assert_eq!(wrap("een kant-en-klaar pad", 8), "een\nkant-en-klaar\npad");
    }
}
