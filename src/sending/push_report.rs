//! What a remote did with what was pushed: what `git push --porcelain` prints.

/// What became of a push.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PushAnswer {
    /// The remote has it.
    Taken,
    /// Others were first: their work must be fetched before.
    Behind,
    /// The remote refused it, by its rules.
    Declined,
    /// It did not come to an answer: no connection, no login.
    Unanswered,
}

/// Reads the answer for the only branch that was pushed.
pub fn push_answer(output: &str) -> PushAnswer {
    let mut lines = output.lines().filter_map(|line| {
        let (flag, rest) = line.split_once('\t')?;
        Some((flag, rest.split_once('\t')?.1))
    });
    match lines.next() {
        Some(("!", reason)) if is_behind(reason) => PushAnswer::Behind,
        Some(("!", reason)) if reason.contains("[remote rejected]") => PushAnswer::Declined,
        Some(("!", _)) | None => PushAnswer::Unanswered,
        Some(_) => PushAnswer::Taken,
    }
}

fn is_behind(reason: &str) -> bool {
    let reasons = [
        "fetch first",
        "non-fast-forward",
        "cannot lock ref",
        "stale info",
    ];
    reasons.iter().any(|it| reason.contains(it))
}

/// The address in what the remote said (`remote: …`), where a proposal can be made; only of the web.
pub fn proposal_address(said: &str) -> Option<String> {
    let mut lines = said.lines().filter_map(|line| line.strip_prefix("remote:"));
    lines.find_map(|line| {
        let is_address = |word: &&str| word.starts_with("https://") || word.starts_with("http://");
        line.split_whitespace().find(is_address).map(str::to_owned)
    })
}

/// The words of the remote, without the prefix of git.
pub fn remote_words(said: &str) -> String {
    let lines = said.lines().filter_map(|line| line.strip_prefix("remote:"));
    let lines = lines.map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_answer_of_a_remote_is_understood() {
        let answer = |line: &str| push_answer(&format!("To https://h/r\n{line}\nDone\n"));
        let refs = "refs/heads/main:refs/heads/main";
        for (line, expected) in [
            (format!(" \t{refs}\t1..2"), PushAnswer::Taken),
            (format!("*\t{refs}\t[new branch]"), PushAnswer::Taken),
            (format!("=\t{refs}\t[up to date]"), PushAnswer::Taken),
            (
                format!("!\t{refs}\t[rejected] (fetch first)"),
                PushAnswer::Behind,
            ),
            (
                format!("!\t{refs}\t[remote rejected] (cannot lock ref 'a')"),
                PushAnswer::Behind,
            ),
            (
                format!("!\t{refs}\t[remote rejected] (pre-receive hook declined)"),
                PushAnswer::Declined,
            ),
            ("fatal: no".to_owned(), PushAnswer::Unanswered),
        ] {
            assert_eq!(answer(&line), expected, "{line}");
        }
    }

    #[test]
    fn the_address_of_a_proposal_is_one_of_the_web() {
        let said = "remote: \nremote: Create a pull request for 'v' on GitHub by visiting:        \n\
                    remote:      https://github.com/a/b/pull/new/v        \nremote:\nTo github.com:a/b\n";
        let address = "https://github.com/a/b/pull/new/v";
        assert_eq!(proposal_address(said).as_deref(), Some(address));
        assert_eq!(
            proposal_address("remote: javascript:alert(1)\nTo https://h/r"),
            None
        );
        assert!(remote_words(said).starts_with("Create a pull request"));
    }
}
