// The roadmap of ten quarters, with milestones of every status, and the career path with all its
// texts.

import { document } from "./write.mjs";

export function journey() {
  return [roadmap, ...quarters, careerPath, ...functions];
}

const roadmap = ["content/reisplan/index.md", document({
  titel: "Het reisplan van de academies",
  samenvatting: "Tien kwartalen, van zomer 2025 tot eind 2027. Zie waar we zijn, wat is gelukt en wat er nog komt.",
  van: "2025-K3", tot: "2027-K4", bijgewerkt: "2026-10-20",
  einddoel: "Elke coach vindt dichtbij en op één plek de scholing die past, en heeft er tijd en geld voor.",
}, "We reizen met vijf regio’s. Elk kwartaal kijken we samen terug en vooruit.\n\n## Wie reizen er mee?\n\nCoaches, werkgevers, gemeenten en scholen. Lees ook [over de academies](../paginas/over.md).")];

const m = (titel, pijler, status, more = {}) => ({ titel, pijler, status, ...more });
const quarters = [
  ["2025-K3", "De tassen zijn gepakt. We maken afspraken over wie wat doet.", [
    m("Vijf academies tekenen de afspraken", "implementatie", "bereikt"),
    m("Eén formulier voor alle aanbieders", "aanbod", "bereikt", { doelgroepen: ["aanbieder"] })]],
  ["2025-K4", "We beginnen met vragen: wat heb je nodig?", [
    m("Vragenlijst voor coaches is klaar", "behoeftepeiling", "bereikt", { link: "../peilingen/coaches-2026.md" }),
    m("Speciaal nummer: Samen de winter door", "implementatie", "bereikt", { link: "../specials/winter-2025/index.md" }),
    m("App voor op de telefoon", "aanbod", "vervallen")]],
  ["2026-K1", "De eerste proefrondes gaan van start.", [
    m("Zes proefrondes in vijf regio’s", "aanbod", "bereikt", { regios: ["noord", "oost", "zuid", "noordwest", "zuidwest"] }),
    m("Leidinggevenden oefenen het gesprek", "carrierepad", "bereikt", { doelgroepen: ["leidinggevende"] })]],
  ["2026-K2", "Meer dan zeshonderd coaches vullen de peiling in.", [
    m("Uitkomsten van de peiling", "behoeftepeiling", "bereikt", { link: "../peilingen/coaches-2026.md" }),
    m("Afspraken met zes gemeenten over uren", "implementatie", "onbekend", { doelgroepen: ["gemeente"] })]],
  ["2026-K3", "We laten zien wat er is.", [
    m("Vierhonderd cursussen op één plek", "aanbod", "bereikt"),
    m("Speciaal nummer: Iedereen buiten", "implementatie", "bereikt", { link: "../specials/zomer-2026/index.md" }),
    m("Toetsingskader vastgesteld", "aanbod", "bereikt", { doelgroepen: ["aanbieder"] })]],
  ["2026-K4", "Hier zijn we nu. We kijken wat werkt en wat niet.", [
    m("Elke cursus is getoetst", "aanbod", "onderweg"),
    m("Werkgevers maken vier dagen vrij", "carrierepad", "onderweg", { doelgroepen: ["werkgever"] }),
    m("Bijeenkomst in elke regio", "implementatie", "gepland", { regios: ["noord", "zuid", "zuidwest"] })]],
  ["2027-K1", "We vragen het ook aan werkgevers en gemeenten.", [
    m("Peiling onder werkgevers", "behoeftepeiling", "gepland", { doelgroepen: ["werkgever", "gemeente"] }),
    m("Nieuwe tekst voor functie C", "carrierepad", "gepland")]],
  ["2027-K2", "Scholen en academies maken samen lessen.", [
    m("Tien lessen van scholen en coaches samen", "aanbod", "gepland", { doelgroepen: ["onderwijs"] }),
    m("Speciaal nummer over leren op je werk", "implementatie", "gepland", { link: "../specials/voorjaar-2027/index.md" })]],
  ["2027-K3", "We maken plannen voor de tijd na de reis.", [
    m("Plan voor geld na 2027", "implementatie", "gepland", { doelgroepen: ["gemeente", "werkgever"] })]],
  ["2027-K4", "We komen aan.", [
    m("Elke coach weet waar de scholing staat", "behoeftepeiling", "gepland"),
    m("Feest in vijf regio’s", "implementatie", "gepland")]],
].map(([quarter, text, mijlpalen]) => [`content/reisplan/${quarter}.md`, document({ bijgewerkt: "2026-10-20", mijlpalen }, text)]);

const careerPath = ["content/carrierepad/index.md", document({
  titel: "Het carrièrepad",
  samenvatting: "Vier functies, van A tot en met D, laten zien hoe je als coach kunt groeien. Zo begin je ermee.",
  doelgroepen: ["buurtsportcoach", "leidinggevende", "werkgever"], themas: ["loopbaan"], bijgewerkt: "2026-05",
  stappen: [
    { titel: "Leg je werk naast de functies", tekst: "Welke functie lijkt het meest op wat je doet?" },
    { titel: "Praat erover", tekst: "Bespreek met je leidinggevende waar je heen wilt." },
    { titel: "Kies scholing", tekst: "Zoek bij jouw functie een cursus die past." },
    { titel: "Kijk terug", tekst: "Vertel na een half jaar wat het je bracht." },
  ],
  leeswijzer: [
    { titel: "Een functie heeft vier onderdelen", tekst: "Niveau, doel, resultaten en wat je moet kunnen." },
    { titel: "Een functie is geen profiel", tekst: "Een profiel zegt welk werk je doet. Een functie zegt hoe zwaar het is." },
    { titel: "Niets staat vast", tekst: "Je kunt taken van twee functies hebben." },
  ],
  vragen: [
    { vraag: "Moet ik groeien?", antwoord: "Nee. Je mag ook ergens heel goed in blijven." },
    { vraag: "Hoe lang duurt een stap?", antwoord: "Vaak een tot drie jaar. Het hangt af van je werk en van wat je al kunt." },
    { vraag: "Krijg ik dan meer loon?", antwoord: "Dat bespreek je met je werkgever. De functies helpen bij dat gesprek." },
  ],
  animatie: { titel: "Het carrièrepad in drie minuten", url: "https://film.example/carrierepad", beschrijving: "Een getekende film over een coach die vier deuren opent: van begeleiden naar beleid maken." },
}, "Het carrièrepad helpt je om te zien waar je staat. Je gebruikt het samen met je leidinggevende.\n\n## De vier functies {#functies}\n\n- [Functie A](a.md): je begeleidt.\n- [Functie B](b.md): je organiseert.\n- [Functie C](c.md): je verbindt.\n- [Functie D](d.md): je maakt beleid.")];

const functions = [
  ["a", "Begeleidend", "Je geeft lessen en begeleidt groepen.", "Mensen in de wijk bewegen met plezier en komen terug.",
    ["Elke week draaien er vaste groepen.", "Deelnemers voelen zich welkom."], ["Je geeft een les die past bij de groep.", "Je legt makkelijk contact.", "Je vraagt hulp als het nodig is."]],
  ["b", "Organiserend", "Je bedenkt en regelt activiteiten in je wijk.", "Er is aanbod voor wie nog niet meedoet, samen met clubs en scholen.",
    ["Nieuwe activiteiten die na een jaar nog bestaan.", "Clubs en scholen doen mee."], ["Je maakt een plan en een begroting.", "Je werkt samen met clubs.", "Je begeleidt stagiairs."]],
  ["c", "Verbindend", "Je werkt in meer wijken en met veel partijen.", "Zorg, welzijn, onderwijs en sport weten elkaar te vinden.",
    ["Er is een netwerk met duidelijke afspraken.", "Mensen worden goed verwezen."], ["Je leidt een overleg met veel belangen.", "Je coacht collega’s.", "Je laat zien wat het werk oplevert."]],
  ["d", "Beleid en coördinatie", "Je stuurt een team aan en denkt mee over beleid.", "Sport en bewegen horen bij de plannen van de gemeente.",
    ["Een plan voor meer jaren, met geld en mensen.", "Een team dat groeit."], ["Je schrijft beleid in gewone taal.", "Je geeft leiding aan coaches.", "Je verdeelt geld en tijd."]],
].map(([letter, rol, intro, doel, resultaten, competenties], at, all) => [`content/carrierepad/${letter}.md`, document({
  titel: `Functie ${letter.toUpperCase()}`,
  samenvatting: `${intro} Lees wat bij deze functie hoort en welke scholing erbij past.`,
  doelgroepen: ["buurtsportcoach", "leidinggevende"], bijgewerkt: "2026-05",
  rol, niveau: `Schaal ${at + 6} tot en met ${at + 7}`, doel, resultaten, competenties,
}, `${intro}\n\n## Een gewone dag\n\nGeen dag is gelijk. Vaak begin je met een ronde door de wijk.\n\n## Kijk ook bij\n\n- [Alle functies op een rij](index.md#functies)\n- [Functie ${all[(at + 1) % 4][0].toUpperCase()}](${all[(at + 1) % 4][0]}.md)`)]);
