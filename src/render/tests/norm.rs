use super::TestSite;
use crate::model::address::Address;
use crate::render::view::norm::{NormView, view};

fn norm() -> NormView {
    let site = TestSite::new("noord", &[]);
    let address = Address::from("/toetsingskader/");
    view(&site.context(&address)).1
}

#[test]
fn questions_precede_their_targets_and_unreachable_ones_are_omitted() {
    let view = norm();
    let anchors: Vec<&str> = view.nodes.iter().map(|node| &*node.anchor).collect();
    assert_eq!(anchors, ["stap-a", "stap-b", "stap-c"]);
    assert_eq!(view.start.as_deref(), Some("#stap-a"));
    let left: Vec<usize> = view.nodes.iter().map(|node| node.left).collect();
    assert_eq!(left, [3, 2, 1]);
}

#[test]
fn an_answer_names_its_target_in_a_few_words() {
    let view = norm();
    let answers = |at: usize| -> Vec<(&str, &str, &str)> {
        let answers = view.nodes[at].answers.iter();
        answers.map(|a| (a.id, &*a.next, a.way)).collect()
    };
    assert_eq!(
        answers(0),
        [
            ("ja", "vraag 3", "vraag"),
            ("nee", "vraag 2", "vraag"),
            ("nvt", "vraag 3", "vraag"),
        ]
    );
    // The part before the comma is the same for two outcomes, so the whole title is used.
    assert_eq!(answers(1)[1].1, "Niet geschikt, geen vraag");
    assert_eq!(answers(2)[0], ("ja", "Geschikt", "goed"));
}

#[test]
fn the_drawing_has_a_row_for_each_question_and_outcome() {
    let view = norm();
    let numbers: Vec<Option<usize>> = view.drawing.iter().map(|row| row.number).collect();
    assert_eq!(numbers, [Some(1), Some(2), Some(3), None, None, None]);
    let first = &view.drawing[0];
    assert_eq!(first.down.as_deref(), Some("nee"));
    assert_eq!(first.exits[0].answers, "ja, nvt");
    assert!(first.svg.contains("class=\"spoor\""));
    assert!(view.drawing[1].svg.contains("spoor-stop"));
    assert_eq!(view.drawing[5].way, "stop");
}

#[test]
fn the_norm_has_a_mailto_link_for_questions() {
    let mail = norm().mail;
    assert!(
        mail.starts_with("mailto:info@noord.nl?subject=Vraag"),
        "{mail}"
    );
}
