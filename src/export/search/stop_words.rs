//! Words that say little. The index holds them for the script too, so that there is one list.

/// Words that are in nearly every text. They are indexed in titles and headings only, and a query
/// need not match them.
pub const STOP_WORDS: &str = "aan al alle als altijd andere ben bent bij daar dan dat de der \
    deze die dit doe doen doet door dus een en er ga gaan gaat geen haar had heb hebben heeft hem het \
    hier hij hoe hun iets ik in is ja je jij jou jouw jullie kan kun kunnen kunt maar me mee meer men \
    met mij mijn moet moeten mogen na naar niet niets nog nu of om omdat ons onze ook op over per te \
    tegen tot u uit uw van veel voor waar waarom wat we wel welk welke werd wie wij wil willen word \
    worden wordt zal ze zich zij zijn zo zonder zou zult";

/// Words that people add to a query for this kind of site. A query matches without them, if it has
/// other words. The names of the kinds of course join them.
pub const WEAK_WORDS: &str = "opleiding opleidingen scholing cursussen trainingen aanbod informatie info zoek zoeken \
    vind vinden volg volgen leren leer graag nodig nieuwe nieuw goede goed beste mogelijkheden mogelijk";

/// The words of a list.
pub fn list(words: &'static str) -> impl Iterator<Item = &'static str> {
    words.split_ascii_whitespace()
}
