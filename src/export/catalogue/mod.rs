//! The catalogue for other programs: `/aanbod.json`, its schema, and a table.
//!
//! The count lets a consumer tell an empty list from a failed one, and the revision whether it
//! changed. The national catalogue is authoritative: it has every course.

mod collect;
pub(super) mod item;
mod table;

use schemars::generate::SchemaSettings;

use self::collect::catalogue;
use self::item::Catalogue;
use super::absolute::url;
use crate::model::address::Address;
use crate::model::heads::Heads;
use crate::plan::site::SitePlan;

/// `/aanbod.json`, version 1.
pub fn json(heads: &Heads, plan: &SitePlan) -> Vec<u8> {
    let catalogue = catalogue(heads, plan);
    with_newline(catalogue.and_then(|catalogue| serde_json::to_vec(&catalogue)))
}

/// `/aanbod.schema.json`: the JSON Schema (2020-12) of `/aanbod.json`.
pub fn schema(heads: &Heads, plan: &SitePlan) -> Vec<u8> {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let mut schema = settings
        .into_generator()
        .into_root_schema_for::<Catalogue>();
    let id = url(heads, plan.site, &Address::from("/aanbod.schema.json"));
    schema.insert("$id".to_owned(), id.into());
    with_newline(serde_json::to_vec_pretty(&schema))
}

/// `/aanbod.csv`.
pub fn csv(heads: &Heads, plan: &SitePlan) -> Vec<u8> {
    table::table(heads, collect::offer(heads, plan))
}

/// Adds a final newline. Serialising fails only for a map with keys other than strings; there is
/// none here.
fn with_newline(json: serde_json::Result<Vec<u8>>) -> Vec<u8> {
    let mut bytes = json.unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use serde_json::{Value, json};

    use super::*;
    use crate::plan::host::HostSettings;
    use crate::plan::testing::{KNOWN_COURSE, UNKNOWN_COURSE, plan, project};
    use crate::plan::visibility::When;

    const KNOWN: (&str, &str) = ("content/aanbod/samen.md", KNOWN_COURSE);
    const UNKNOWN: (&str, &str) = ("content/aanbod/niets.md", UNKNOWN_COURSE);

    fn read(files: &[(&str, &str)], site: &str) -> Value {
        let heads = project(files);
        serde_json::from_slice(&json(&heads, &plan(&heads, site))).unwrap()
    }

    #[test]
    fn unknown_values_are_null_and_not_omitted() {
        let list = read(&[UNKNOWN], "landelijk");
        assert_eq!(list["aantal"], 1);
        let item = list["items"][0].as_object().unwrap();
        for key in [
            "functies",
            "leeruitkomsten",
            "instapvoorwaarden",
            "kosten",
            "vorm",
        ] {
            assert_eq!(item.get(key), Some(&Value::Null), "{key}");
        }
        assert_eq!(item["academies"], json!([]));
    }

    #[test]
    fn prices_are_tagged_and_no_conditions_is_an_empty_list() {
        let list = read(&[KNOWN], "landelijk");
        let item = &list["items"][0];
        let price = json!({
            "bedrag": 125.5, "per": "deelnemer", "btw": null, "voor": null, "toelichting": null
        });
        assert_eq!(item["kosten"]["prijzen"], json!([price]));
        assert_eq!(item["kosten"]["soort"], "bedrag");
        assert_eq!(item["kosten"]["bedrag"], 125.5);
        assert_eq!(item["kosten"]["toelichting"], Value::Null);
        assert_eq!(item["instapvoorwaarden"], json!([]));
        assert_eq!(item["tijdsinvestering"]["uren"], json!(12.5));
        assert_eq!(item["functies"], json!(["A", "B"]));
    }

    #[test]
    fn of_several_prices_the_lowest_stands_beside_the_list() {
        let prices = "[{voor: anderen, bedrag: 95, per: deelnemer}, {voor: leden, bedrag: 45, per: \
                      deelnemer}]";
        let text = KNOWN_COURSE.replace("{bedrag: 125.50, per: deelnemer}", prices);
        let more = "aanmelden: 'mailto:info@vsg.nl'\nvergoeding: [Een voucher, {titel: Fonds, link: \
                    /aanbod/}]\n";
        let text = text.replace("uitvoeringen:", &format!("{more}uitvoeringen:"));
        let list = read(&[("content/aanbod/samen.md", &text)], "landelijk");
        let item = &list["items"][0];
        assert_eq!(item["kosten"]["bedrag"], 45);
        assert_eq!(item["kosten"]["voor"], "leden");
        assert_eq!(item["kosten"]["prijzen"][0]["voor"], "anderen");
        assert_eq!(item["aanmelden"], "mailto:info@vsg.nl");
        assert_eq!(item["vergoeding"][0]["link"], Value::Null);
        let link = &item["vergoeding"][1]["link"];
        assert_eq!(link, "https://landelijk.nl/aanbod/");
    }

    #[test]
    fn what_no_source_says_is_null() {
        let text = UNKNOWN_COURSE
            .replace("soort: cursus", "soort: onbekend")
            .replace("route: nieuw", "route: onbekend")
            .replace("fase: in-ontwikkeling", "fase: onbekend")
            .replace("deelnemers: [coach]", "deelnemers: onbekend");
        let list = read(&[("content/aanbod/niets.md", &text)], "landelijk");
        let item = &list["items"][0];
        assert_eq!(item["soort"], Value::Null);
        assert_eq!(item["route"], Value::Null);
        assert_eq!(item["deelnemers"], Value::Null);
        assert_eq!(item["fase"], "onbekend");
    }

    #[test]
    fn each_academy_has_its_url_price_and_runs() {
        let accent = ("regions/noord/content/aanbod/samen.md", "kosten: gratis\n");
        let list = read(&[KNOWN, accent], "landelijk");
        let academies = &list["items"][0]["academies"];
        assert_eq!(list["items"][0]["kosten"]["soort"], "bedrag");
        assert_eq!(academies[0]["regio"], "noord");
        assert_eq!(
            academies[0]["url"],
            "https://academies.nl/noord/aanbod/samen/"
        );
        assert_eq!(academies[0]["kosten"], json!({"soort": "gratis"}));
        assert_eq!(academies[0]["uitvoeringen"][0]["eind"], "2026-03-13");
        assert_eq!(
            academies[0]["uitvoeringen"][0]["kosten"],
            json!({"soort": "gratis"})
        );
        assert_eq!(academies[1]["regio"], "zuid");
        assert_eq!(academies[1]["url"], "https://oud.zuid.nl/");
        assert_eq!(academies[1]["uitvoeringen"], json!([]));
    }

    #[test]
    fn a_run_has_its_sessions_by_day_and_what_is_unknown_is_null() {
        let (course, _) = KNOWN_COURSE.split_once("uitvoeringen:").unwrap();
        let text = format!(
            "{course}uitvoeringen:\n  - {{id: een, regio: noord, van: 09:30, plaats: Assen, plaatsen: 16, \
             aanmelden_tot: 2026-03-01, trainers: [Anna de Vries], bijeenkomsten: [{{datum: 2026-03-26, \
             vorm: online}}, {{datum: 2026-03-12, tot: 12:30, titel: Begin}}]}}\n  \
             - {{id: twee, regio: noord, start: 2026-05-12, plaats: Assen}}\n"
        );
        let list = read(&[("content/aanbod/samen.md", &text)], "landelijk");
        let runs = &list["items"][0]["academies"][0]["uitvoeringen"];
        assert_eq!(
            runs[0]["bijeenkomsten"],
            json!([
                {"datum": "2026-03-12", "van": "09:30", "tot": "12:30", "plaats": "Assen",
                 "vorm": "fysiek", "titel": "Begin"},
                {"datum": "2026-03-26", "van": "09:30", "tot": null, "plaats": null,
                 "vorm": "online", "titel": null},
            ])
        );
        assert_eq!(
            (&runs[0]["start"], &runs[0]["eind"], &runs[0]["van"]),
            (&json!("2026-03-12"), &json!("2026-03-26"), &Value::Null)
        );
        assert_eq!(runs[0]["aanmelden_tot"], "2026-03-01");
        assert_eq!(runs[0]["plaatsen"], 16);
        assert_eq!(runs[0]["trainers"], json!(["Anna de Vries"]));
        let bare = runs[1].as_object().unwrap();
        for key in [
            "van",
            "tot",
            "aanmelden_tot",
            "wachtlijst",
            "plaatsen",
            "minimum",
        ] {
            assert_eq!(bare.get(key), Some(&Value::Null), "{key}");
        }
        assert_eq!(bare["bijeenkomsten"], json!([]));
    }

    #[test]
    fn a_course_has_its_path_its_credits_and_its_materials() {
        let keys = "vervolg_op: [niets, weg]\npunten: [{register: SKJ, aantal: 2.5}]\nnlqf: 5\n\
            evaluatie: {periode: 2025-najaar, respons: <10, cijfer: 8.2}\n\
            materialen: [Een map, {titel: Werkboek, bestand: ../media/werkboek.pdf}]\n\
            vrijstelling: [{titel: Over ons, link: niets.md}]\n";
        let text = format!("{KNOWN_COURSE}{keys}");
        let draft = format!("{UNKNOWN_COURSE}concept: true\n");
        let files = [
            (KNOWN.0, &*text),
            UNKNOWN,
            ("content/aanbod/weg.md", &*draft),
            ("content/media/werkboek.pdf", "a"),
        ];
        let list = read(&files, "noord");
        let items = list["items"].as_array().unwrap();
        let item = items.iter().find(|item| item["id"] == "samen").unwrap();
        assert_eq!(item["vervolg_op"], json!(["niets"]));
        assert_eq!(item["punten"], json!([{"register": "SKJ", "aantal": 2.5}]));
        assert_eq!((&item["nlqf"], &item["ects"]), (&json!(5), &Value::Null));
        assert_eq!(item["taal"], "nl");
        assert_eq!(
            item["evaluatie"],
            json!({
                "periode": "2025-najaar", "respons": null, "respons_minder_dan": 10, "cijfer": 8.2,
                "toelichting": null
            })
        );
        let site = "https://academies.nl/noord";
        assert_eq!(
            item["materialen"],
            json!([
                {"titel": "Een map", "link": null},
                {"titel": "Werkboek", "link": format!("{site}/media/werkboek.pdf")},
            ])
        );
        assert_eq!(
            item["vrijstelling"][0]["link"],
            format!("{site}/aanbod/niets/")
        );
    }

    #[test]
    fn an_accent_affects_its_own_site() {
        let accent = (
            "regions/noord/content/aanbod/samen.md",
            "samenvatting: Moi.\n",
        );
        assert_eq!(
            read(&[KNOWN, accent], "noord")["items"][0]["samenvatting"],
            "Moi."
        );
        let elsewhere = &read(&[KNOWN, accent], "zuid")["items"][0]["samenvatting"];
        assert_eq!(elsewhere, "Je leert samenwerken.");
    }

    #[test]
    fn equivalent_modules_name_each_other() {
        let other = format!("{UNKNOWN_COURSE}modules: [{{id: twee, titel: Twee}}]\n");
        let list = read(&[("content/aanbod/anders.md", &other), KNOWN], "landelijk");
        let equals: Vec<_> = (0..2)
            .map(|at| &list["items"][at]["modules"][0]["gelijk_aan"])
            .collect();
        assert_eq!(equals, [&json!(["anders#twee"]), &json!(["samen#een"])]);
    }

    #[test]
    fn an_expired_course_is_listed_as_lapsed() {
        let gone = format!("{UNKNOWN_COURSE}verloopt_op: 2026-02-01\n");
        let list = read(&[("content/aanbod/weg.md", &gone), KNOWN], "noord");
        assert_eq!(
            list["vervallen"],
            json!([{"id": "weg", "sinds": "2026-02-01"}])
        );
        assert_eq!(list["aantal"], 1);
    }

    #[test]
    fn a_course_that_moved_is_listed_under_each_former_id() {
        let moved = "voorheen: [/cursus/1/, /aanbod/oud/, /aanbod/thema/, /aanbod/ouder/]\n";
        let expired = format!("{UNKNOWN_COURSE}verloopt_op: 2026-02-01\nvoorheen: [/aanbod/a/]\n");
        let page = "titel: P\nsamenvatting: Kort.\nvoorheen: [/aanbod/was-een-cursus/]\n";
        let draft = format!("{UNKNOWN_COURSE}concept: true\nvoorheen: [/aanbod/nooit/]\n");
        let files = [
            (
                "content/aanbod/samen.md",
                &*format!("{KNOWN_COURSE}{moved}"),
            ),
            ("content/aanbod/weg.md", &*expired),
            ("content/aanbod/concept.md", &*draft),
            ("content/paginas/p.md", page),
        ];
        let list = read(&files, "noord");
        let expected = json!([
            {"id": "a", "sinds": null},
            {"id": "oud", "sinds": null},
            {"id": "ouder", "sinds": null},
            {"id": "was-een-cursus", "sinds": null},
            {"id": "weg", "sinds": "2026-02-01"},
        ]);
        assert_eq!(list["vervallen"], expected);
    }

    #[test]
    fn a_course_in_the_ledger_of_its_site_is_listed_there_only() {
        let ledger = "vervallen:\n- {adres: /aanbod/oude-cursus/, sinds: 2026-01-29}\n\
                      - {adres: /nieuws/oud/, sinds: 2026-01-30}\n\
                      - {adres: /aanbod/oud/, sinds: 2026-01-31}\n";
        let moved = format!("{UNKNOWN_COURSE}voorheen: [/aanbod/oud/]\n");
        let files = [
            ("content/aanbod/niets.md", &*moved),
            ("regions/noord/adressen.yaml", ledger),
        ];
        let expected = json!([
            {"id": "oud", "sinds": "2026-01-31"},
            {"id": "oude-cursus", "sinds": "2026-01-29"},
        ]);
        assert_eq!(read(&files, "noord")["vervallen"], expected);
        let elsewhere = json!([{"id": "oud", "sinds": null}]);
        assert_eq!(read(&files, "landelijk")["vervallen"], elsewhere);
    }

    #[test]
    fn a_course_of_a_region_names_its_academy() {
        let path = "regions/noord/content/aanbod/eigen.md";
        for site in ["noord", "landelijk"] {
            let list = read(&[(path, UNKNOWN_COURSE)], site);
            let academies = &list["items"][0]["academies"];
            assert_eq!(academies[0]["regio"], "noord", "{site}");
            let url = "https://academies.nl/noord/aanbod/eigen/";
            assert_eq!(academies[0]["url"], url, "{site}");
        }
    }

    #[test]
    fn the_revision_depends_on_content_and_not_on_the_date() {
        let revision = |text: &str, day| {
            let heads = project(&[("content/aanbod/a.md", text)]);
            let when = When {
                today: day,
                drafts: false,
                noindex: false,
            };
            let plan = SitePlan::new(
                &heads,
                heads.national.unwrap(),
                when,
                HostSettings::default(),
            );
            catalogue(&heads, &plan).unwrap().revisie
        };
        let first = revision(KNOWN_COURSE, date(2026, 3, 1));
        assert_eq!(first, revision(KNOWN_COURSE, date(2026, 5, 1)));
        let raised = KNOWN_COURSE.replace("125.50", "130");
        assert_ne!(first, revision(&raised, date(2026, 3, 1)));
    }

    #[test]
    fn the_schema_has_every_key_of_an_item() {
        let heads = project(&[KNOWN]);
        let plan = plan(&heads, "noord");
        let schema: Value = serde_json::from_slice(&schema(&heads, &plan)).unwrap();
        assert_eq!(
            schema["$id"],
            "https://academies.nl/noord/aanbod.schema.json"
        );
        let known = schema["$defs"]["Scholing"]["properties"]
            .as_object()
            .unwrap();
        let list = read(&[KNOWN], "noord");
        for key in list["items"][0].as_object().unwrap().keys() {
            assert!(known[key]["description"].is_string(), "{key}");
        }
    }

    #[test]
    fn the_table_has_the_format_of_a_dutch_spreadsheet() {
        let formula = KNOWN_COURSE.replace("Samen bewegen", "'=1+1'");
        let heads = project(&[("content/aanbod/samen.md", &formula)]);
        let table = String::from_utf8(csv(&heads, &plan(&heads, "noord"))).unwrap();
        let mut lines = table.split("\r\n");
        assert!(
            lines
                .next()
                .unwrap()
                .starts_with("\u{feff}id;titel;samenvatting;")
        );
        let row = lines.next().unwrap();
        assert!(row.starts_with("samen;'=1+1;Je leert samenwerken.;"));
        assert!(row.contains(";4;12,5;;;bedrag;125,5;deelnemer;;Op locatie;;"));
    }
}
