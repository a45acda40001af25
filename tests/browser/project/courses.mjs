// The courses: every subject from several angles, in every phase, with runs that are past, upcoming,
// full or cancelled, and prices of every kind; and the regional additions.

import { Dice } from "./dice.mjs";
import { pdf, photoKey, photos } from "./media.mjs";
import { places, regionIds } from "./regions.mjs";
import { changesOfTheClock, withSessions } from "./sessions.mjs";
import { subjects } from "./subjects.mjs";
import { capital, daysAfter, document, slug } from "./write.mjs";

/** The courses made of each subject. Other documents refer to those of the first angle. */
const angles = [
  { id: "basis", titel: (s) => `${capital(s)}: de basis`, soort: "cursus", functies: ["A", "B"], tijd: { dagdelen: 4 }, vorm: "fysiek", delen: [0, 1, 2] },
  { id: "verdieping", titel: (s) => `Verdieping ${s}`, soort: "bijscholing", functies: ["B", "C"], tijd: { dagen: 2, toelichting: "Reken daarnaast op vier uur lezen en oefenen." }, vorm: "blended", delen: [1, 2, 3] },
  { id: "leergang", titel: (s) => `Leergang ${s}`, soort: "leergang", functies: ["C", "D"], tijd: { dagen: 8, uren: 40, toelichting: "Acht dagen in een half jaar, en zo’n 40 uur eigen werk." }, vorm: "blended", delen: [0, 1, 2, 3] },
  { id: "aan-de-slag", titel: (s) => `Aan de slag met ${s}`, soort: "training", functies: ["A"], tijd: { dagdelen: 2 }, vorm: "fysiek", delen: [1] },
  { id: "in-een-uur", titel: (s) => `In een uur bij: ${s}`, soort: "webinar", functies: "alle", tijd: { uren: 1 }, vorm: "online", delen: [] },
  { id: "intervisie", titel: (s) => `Intervisie over ${s}`, soort: "intervisie", functies: ["B", "C"], tijd: { uren: 7.5, toelichting: "Drie keer twee en een half uur." }, vorm: "fysiek", delen: [] },
  { id: "opfrisdag", titel: (s) => `Opfrisdag ${s}`, soort: "nascholing", functies: ["A", "B"], tijd: { dagen: 1 }, vorm: "fysiek", delen: [] },
  { id: "kleine-kernen", titel: (s) => `${capital(s)} in kleine kernen`, soort: "cursus", functies: ["B"], tijd: { dagdelen: 3 }, vorm: "blended", delen: [0, 3] },
  { id: "drukke-wijk", titel: (s) => `${capital(s)} in een drukke wijk`, soort: "training", functies: ["B"], tijd: { dagdelen: 3 }, vorm: "fysiek", delen: [0, 3] },
  { id: "beleid", titel: (s) => `${capital(s)}: van beleid naar praktijk`, soort: "cursus", functies: ["D"], tijd: { dagen: 3 }, vorm: "fysiek", delen: [0, 2], deelnemers: ["gemeente", "leidinggevende", "buurtsportcoach"] },
  { id: "kennismiddag", titel: (s) => `Kennismiddag ${s}`, soort: "kennisdeling", functies: "alle", tijd: { dagdelen: 1 }, vorm: "fysiek", delen: [], deelnemers: ["buurtsportcoach", "werkgever", "gemeente", "onderwijs"] },
  { id: "samenwerken", titel: (s) => `Samenwerken rond ${s}`, soort: "training", functies: ["C"], tijd: { dagdelen: 4 }, vorm: "blended", delen: [2, 3] },
  { id: "meten", titel: (s) => `Laat zien wat werkt: ${s}`, soort: "bijscholing", functies: ["C", "D"], tijd: { uren: 12 }, vorm: "online", delen: [3] },
  { id: "train-de-trainer", titel: (s) => `Train de trainer: ${s}`, soort: "training", functies: ["C"], tijd: { dagen: 2 }, vorm: "fysiek", delen: [0, 1] },
  { id: "gesprek", titel: (s) => `Het goede gesprek over ${s}`, soort: "training", functies: "onbekend", tijd: { dagdelen: 2 }, vorm: "fysiek", delen: [2], deelnemers: ["buurtsportcoach", "leidinggevende"] },
];

/** A learning path of four courses of one subject, and one that is no longer given. */
const learningPath = { subject: "valpreventie", angles: ["basis", "verdieping", "leergang", "train-de-trainer"], stopped: "opfrisdag" };

const providers = ["sportbureau-de-hink", "hogeschool-veenmeer", "bewegingscollege-zuidhage", "kennishuis-beweegkracht", "bond-voor-pleinsport", "de-speelse-stad", "iedereen-in-beweging", "trainersgilde", "sportservice-wadzicht", "leerwerkplaats-rijnmeer"];
const phases = [
  ["in-ontwikkeling", 9], ["omschreven", 10], ["getoetst", 9], ["beschikbaar", 46], ["geevalueerd", 18], ["gestopt", 6], ["niet-geschikt", 2],
];
const bookable = ["beschikbaar", "geevalueerd"];
const assessed = ["getoetst", ...bookable];

function phaseOf(dice) {
  let left = dice.between(1, 100);
  return phases.find(([, share]) => (left -= share) <= 0)[0];
}

/** Courses that are always published, so that texts can link to them: those of the first angle. */
export const pointers = subjects.map((subject) => ({ id: `${subject.id}-basis`, titel: angles[0].titel(subject.naam) }));

export function courses(count) {
  return [...Array.from({ length: count }, (_, number) => course(number)).flat(), english()];
}

function course(number) {
  const subject = subjects[number % subjects.length];
  const angle = angles[Math.floor(number / subjects.length) % angles.length];
  const round = Math.floor(number / subjects.length / angles.length);
  const isPointer = angle === angles[0] && round === 0;
  const dice = new Dice(`cursus ${number}`);
  const isStopped = round === 0 && subject.id === learningPath.subject && angle.id === learningPath.stopped;
  const isInPath = round === 0 && subject.id === learningPath.subject && learningPath.angles.includes(angle.id);
  const isFixed = isPointer || isInPath || isStopped;

  // Some belong to one region; after the first round, the same subjects return as courses in one place.
  const region = round > 0 || (!isFixed && dice.chance(12)) ? regionIds[(number + round) % regionIds.length] : undefined;
  const place = region && places[region][round % places[region].length];
  const phase = isStopped ? "gestopt" : isPointer || isInPath ? dice.of(bookable) : phaseOf(dice);
  const offered = region ? [region] : dice.some(regionIds, dice.of([1, 2, 2, 3, 4, 5, 5]));
  const id = `${subject.id}-${angle.id}${place ? `-${slug(place)}` : ""}`;
  const titel = angle.titel(subject.naam) + (place ? ` (${place})` : "");
  const isOpen = bookable.includes(phase);
  const isVague = phase === "in-ontwikkeling" || (phase === "omschreven" && dice.chance(40));
  const kosten = isVague ? "onbekend" : costOf(dice, angle);
  const vorm = isVague && dice.chance(50) ? "onbekend" : dice.chance(80) ? angle.vorm : dice.of(["fysiek", "online", "blended"]);
  const provider = providerOf(dice, phase);

  const keys = {
    titel,
    samenvatting: summaryOf(subject, angle),
    regios: !region && !isFixed && dice.chance(8) ? offered : undefined,
    landelijk: region && dice.chance(8) ? false : undefined,
    doelgroepen: ["buurtsportcoach", ...(angle.deelnemers ?? []).filter((one) => one !== "buurtsportcoach")],
    themas: subject.themas,
    ...publication(dice, isFixed),
    bijgewerkt: `2026-${String(dice.between(1, 10)).padStart(2, "0")}-${String(dice.between(1, 28)).padStart(2, "0")}`,
    voorheen: number % 37 === 5 ? [`/cursus/${number}/`] : undefined,
    afbeelding: number % 9 === 0 ? pictureOf(number, subject, region) : undefined,
    contact: dice.chance(60) ? { naam: "Het cursusbureau", email: `cursussen@${dice.of(["hink", "veenmeer", "gilde"])}.example` } : undefined,
    soort: angle.soort,
    fase: phase,
    route: dice.chance(70) ? "bestaand" : "nieuw",
    doel: subject.doel,
    deelnemers: angle.deelnemers ?? ["buurtsportcoach"],
    functies: isPointer || !isVague ? angle.functies : "onbekend",
    profielen: subject.profielen.length ? subject.profielen : undefined,
    leeruitkomsten: isVague ? "onbekend" : subject.uitkomsten,
    instapvoorwaarden: isVague ? "onbekend" : dice.of(["geen", "geen", [`Je hebt al eens met ${subject.naam} te maken gehad.`], ["Je werkt minstens een jaar als coach.", "Je kunt in je eigen wijk oefenen."]]),
    tijdsinvestering: isVague && dice.chance(60) ? "onbekend" : angle.tijd,
    kosten,
    vorm,
    locatie: vorm === "online" || isVague ? undefined : dice.of(["Bij een sportclub in de buurt", "In een wijkcentrum bij jou in de regio", "Op het plein of in het park", "In een zaal met goed openbaar vervoer"]),
    aanbieder: provider,
    partners: dice.chance(30) ? dice.some(["sport-om-de-hoek", "kennishuis-beweegkracht", "bond-voor-pleinsport"], 2) : undefined,
    aangeboden_door: region || isVague ? undefined : offered,
    toetsing: assessed.includes(phase) || phase === "niet-geschikt" ? assessment(dice, phase, angle, vorm) : undefined,
    modules: angle.delen.length && !isVague ? angle.delen.map((at) => moduleOf(subject, angle, at)) : undefined,
    materialen: dice.chance(40) ? materials(dice, region) : undefined,
    ...gains(number, { subject, angle, phase, isInPath, isVague }),
    vervolg_op: isInPath || isStopped || (angle.id === "verdieping" && !region) ? before(subject, angle) : undefined,
    op_aanvraag: isOpen && number % 7 === 3 ? true : undefined,
    certificaat: dice.chance(45) ? "Je krijgt een bewijs van deelname." : undefined,
    uitvoeringen: runs(dice, { number, phase, isOpen, vorm, offered, region, angle }),
  };
  const path = region ? `regions/${region}/content/aanbod/${id}.md` : `content/aanbod/${id}.md`;
  const files = [[path, document(keys, body(dice, subject, angle, phase))]];
  if (!region && !keys.regios && !keys.concept && number % 6 < 2) files.push(...accent(number, id, keys));
  return files;
}

/** What a participant gets: texts, a file and a link. */
function materials(dice, region) {
  const up = region ? "../../../../content/" : "../";
  return dice.some([
    "Kaarten met spelvormen",
    "Een plan om zelf in te vullen",
    { titel: "Werkboek van 40 bladzijden", bestand: `${up}media/werkboek.pdf` },
    { titel: "Filmpjes om na te kijken", link: "https://film.example/spelvormen" },
  ], 2);
}

/** What a course is worth, what participants thought of it, and a video. */
function gains(number, { subject, angle, phase, isInPath, isVague }) {
  const dice = new Dice(`opbrengst ${number}`);
  if (isVague) return {};
  const isLong = ["leergang", "cursus", "bijscholing"].includes(angle.soort);
  return {
    vrijstelling: isInPath || (angle.soort === "leergang" && dice.chance(40)) ? [
      "Keuzedeel Bewegen in de wijk, mbo Sport en bewegen",
      { titel: "Module Gezonde leefomgeving, hbo Sportkunde", link: "https://hogeschool-veenmeer.example/sportkunde" },
    ] : undefined,
    punten: isInPath || (isLong && dice.chance(30)) ? [
      { register: "Beweegregister", aantal: dice.of([4, 8, 12.5]) },
      ...(dice.chance(40) ? [{ register: "Register Buurtwerk", aantal: dice.of([1, 6]) }] : []),
    ] : undefined,
    nlqf: angle.soort === "leergang" ? dice.of([5, 6]) : isLong && dice.chance(40) ? 4 : undefined,
    ects: angle.soort === "leergang" ? dice.of([5, 7.5]) : undefined,
    evaluatie: phase === "geevalueerd" ? {
      periode: dice.of(["2026-voorjaar", "2025-najaar", "2026-06", "2025-K4"]),
      respons: dice.of(["<10", 14, 23, 48, 112]),
      cijfer: dice.chance(80) ? dice.of([7.4, 8, 8.2, 8.7]) : undefined,
      toelichting: dice.chance(50) ? dice.of(["Het oefenen in de eigen wijk vonden zij het meest waard.", "Zij zouden graag een terugkomdag hebben.", "Over de docent waren zij enthousiast, over de zaal wat minder."]) : undefined,
    } : undefined,
    video: isInPath || dice.chance(6) ? {
      titel: `Kijk mee bij ${subject.naam}`,
      url: `https://film.example/${subject.id}`,
      duur: dice.of(["3 minuten", "1:45", "12:30"]),
      ondertiteld: dice.chance(75),
    } : undefined,
  };
}

/** What one takes before a course of a learning path. */
function before(subject, angle) {
  const at = learningPath.angles.indexOf(angle.id);
  return at === 0 ? undefined : [`${subject.id}-${at > 0 ? learningPath.angles[at - 1] : "basis"}`];
}

/** A course in English, for coaches who do not speak Dutch yet. */
function english() {
  const keys = {
    titel: "Moving together",
    samenvatting: "Een training in het Engels voor coaches die nog geen Nederlands spreken: zo werkt sport in een Nederlandse buurt.",
    doelgroepen: ["buurtsportcoach"],
    themas: ["inclusie", "buurt"],
    bijgewerkt: "2026-10-05",
    soort: "training",
    fase: "omschreven",
    route: "nieuw",
    doel: "Je weet hoe clubs, scholen en gemeenten in Nederland samenwerken, en waar jij kunt beginnen.",
    deelnemers: ["buurtsportcoach"],
    functies: ["A"],
    leeruitkomsten: ["Je kent de weg in een Nederlandse wijk.", "Je stelt jezelf voor bij een club en bij een school."],
    instapvoorwaarden: ["Je spreekt Engels."],
    tijdsinvestering: { dagdelen: 2 },
    kosten: "gratis",
    vorm: "online",
    aanbieder: "iedereen-in-beweging",
    aangeboden_door: ["noord", "oost"],
    taal: "en",
    materialen: ["A workbook in English"],
  };
  return ["content/aanbod/moving-together.md", document(keys, "Tijdens de training spreekt iedereen Engels. Je krijgt een woordenlijst mee met de woorden die je in je werk het vaakst hoort.")];
}

function summaryOf(subject, angle) {
  const about = {
    basis: "Je leert de basis in vier dagdelen en oefent meteen in je eigen wijk.",
    verdieping: "Je kent de basis al en wilt verder: met casussen uit je eigen werk.",
    leergang: "In een half jaar werk je met een vaste groep aan een eigen opdracht.",
    "in-een-uur": "In een uur online hoor je het belangrijkste, met tijd voor vragen.",
    intervisie: "Drie keer denk je met vakgenoten na over vragen uit je eigen werk.",
    opfrisdag: "In een dag fris je op wat je al kunt en hoor je wat er nieuw is.",
    beleid: "Voor wie beleid maakt en voor wie het uitvoert, samen aan tafel.",
    kennismiddag: "Een middag om te horen hoe anderen het doen, en om mensen te leren kennen.",
    meten: "Je leert wat je kunt meten, wat niet, en hoe je het helder vertelt.",
  }[angle.id] ?? "Je oefent met voorbeelden uit de praktijk en gaat naar huis met een plan.";
  return `Over ${subject.naam}. ${about}`;
}

/** A few are drafts, some are scheduled, some have expired. No text links to these. */
function publication(dice, isPointer) {
  if (isPointer) return {};
  const throwOf = dice.between(1, 100);
  if (throwOf <= 1) return { concept: true };
  if (throwOf <= 2) return { publiceren_op: "2027-01-04" };
  if (throwOf <= 3) return { verloopt_op: "2026-10-01" };
  return {};
}

function providerOf(dice, phase) {
  if (phase === "in-ontwikkeling") return "onbekend";
  return dice.of(providers);
}

function costOf(dice, angle) {
  if (["webinar", "kennisdeling"].includes(angle.soort)) return dice.chance(85) ? "gratis" : { bedrag: 15, per: "deelnemer", btw: "inclusief" };
  const per = dice.of(["deelnemer", "deelnemer", "deelnemer", "groep", "organisatie"]);
  const bedrag = { deelnemer: dice.of([45, 75, 95, 125.5, 195, 245, 349.95]), groep: dice.of([850, 1250, 1875]), organisatie: dice.of([495, 1500, 2400]) }[per] * (angle.soort === "leergang" ? 4 : 1);
  return dice.of([
    "gratis",
    "op-aanvraag",
    { bedrag, per, btw: "vrijgesteld" },
    { bedrag, per, btw: "exclusief", toelichting: per === "groep" ? "Voor ten hoogste twaalf mensen." : "Koffie, thee en lunch horen erbij." },
    { bedrag, per, btw: "inclusief" },
    { bedrag, per, btw: "inclusief", toelichting: "Werk je bij een partner van de academie? Dan krijg je een kwart korting." },
    { bedrag, per },
  ]);
}

function moduleOf(subject, angle, at) {
  const titel = subject.delen[at];
  const id = slug(titel);
  // A module that is part of the basic course is equivalent to that one; the basic course refers to none.
  const inBasis = angles[0].delen.includes(at) && angle !== angles[0];
  const time = { cursus: { dagdelen: 1 }, training: { uren: 3 }, leergang: { dagen: 2 } }[angle.soort] ?? { uren: 4 };
  return {
    id, titel, ...time,
    toelichting: at === 3 ? "Dit deel doe je in je eigen wijk." : undefined,
    vrijstelling: angle.soort === "leergang" && at === 1 ? ["Module Bewegen begeleiden, mbo Sport en bewegen"] : undefined,
    gelijk_aan: inBasis ? [`${subject.id}-basis#${id}`] : undefined,
  };
}

function assessment(dice, phase, angle, vorm) {
  const answers = {
    behoefte: dice.chance(85) ? "ja" : "nee",
    actueel: "ja",
    doel: "ja",
    leeruitkomsten: "ja",
    carrierepad: angle.functies === "onbekend" ? "nee" : "ja",
    deelnemers: "ja",
    tijd: "ja",
    kosten: "ja",
    plaats: vorm === "online" ? "nvt" : "ja",
    begrippen: "ja",
    ervaring: phase === "getoetst" ? "nee" : "ja",
    evaluatie: "ja",
    modules: angle.delen.length ? "ja" : dice.of(["nee", "nvt"]),
  };
  if (phase === "niet-geschikt") Object.assign(answers, { behoefte: "nee", actueel: "nee" });
  return { versie: "2.1", datum: `2026-0${dice.between(1, 9)}-1${dice.between(0, 9)}`, antwoorden: answers };
}

/** Runs around the date of the project: some past, some in progress, most upcoming. */
function runs(dice, { number, phase, isOpen, vorm, offered, region, angle }) {
  const past = phase === "in-ontwikkeling" || phase === "omschreven" ? 0 : dice.between(0, 2);
  const coming = isOpen ? dice.of([0, 1, 1, 2, 2, 3, 5]) : 0;
  // A bookable course with past runs must also have upcoming runs.
  const before = isOpen && coming === 0 ? 0 : past;
  const length = angle.tijd.dagen > 2 ? 150 : angle.tijd.dagdelen > 2 ? 21 : 0;
  const starts = [
    ...Array.from({ length: before }, () => -dice.between(length + 10, 600)),
    ...Array.from({ length: coming }, () => dice.of([...(length ? [-14] : []), 3, 9, 16, 24, 31, 38, 79, 100, 121, 142, 170, 205, 240, 310])),
  ];
  // Whole weeks from a Monday, so that a run starts on a weekday.
  const weeks = new Set(starts.map((start) => 7 * Math.floor(start / 7)));
  const made = [...weeks].sort((a, b) => a - b).map((start, at, all) => {
    const day = daysAfter("2026-11-02", start + dice.between(0, 4));
    const whose = region ?? offered[at % offered.length];
    const form = dice.chance(85) ? undefined : dice.of(["fysiek", "online", "blended"]);
    const status = start < 0 ? undefined : at === all.length - 1 ? "open" : dice.of(["open", "open", "open", "vol", "geannuleerd", "gepland"]);
    const run = {
      id: `${whose}-${day}`,
      regio: region ? undefined : whose,
      start: day,
      eind: length ? daysAfter(day, length) : undefined,
      plaats: (form ?? vorm) === "online" ? undefined : `${dice.of(["Sporthal De Kring", "Wijkcentrum Het Anker", "Clubhuis De Doelpaal", "De Oude Gymzaal"])}, ${dice.of(places[whose])}`,
      vorm: form,
      status,
      aanmelden: status === "open" ? dice.of([`https://inschrijven.example/${whose}/${day}`, `mailto:aanmelden@${whose}.example`]) : undefined,
      kosten: dice.chance(8) ? "gratis" : undefined,
    };
    return withSessions(run, { angle, vorm, today: "2026-11-01", town: places[whose][0] });
  });
  if (number === 0) made.push(...changesOfTheClock(offered[0], places[offered[0]][0]));
  return made.length ? made : undefined;
}

function pictureOf(number, subject, region) {
  const at = number / 9;
  const up = region ? "../../../../content/" : "../";
  if (at % 3 !== 2) return { ...photoKey(photos[(at * 7) % photos.length], up), bijschrift: at % 2 ? "Samen bewegen in de wijk" : undefined };
  return { bestand: `${up}media/tekening-${String((at % 18) + 1).padStart(2, "0")}.svg`, alt: `Tekening van mensen die samen bewegen, bij een cursus over ${subject.naam}`, bijschrift: at % 2 ? "Samen bewegen in de wijk" : undefined };
}

function body(dice, subject, angle, phase) {
  const open = dice.of([
    `Je krijgt in je werk vaker vragen over ${subject.naam}. Hier leer je wat je ermee doet.`,
    `Met ${subject.naam} begin je niet alleen. Je leert van een docent én van de mensen naast je.`,
    `Veel coaches vragen om hulp bij ${subject.naam}. Daarom is er nu dit aanbod, gemaakt met mensen uit het vak.`,
  ]);
  const way = dice.of([
    "Je werkt in een kleine groep. Je brengt zelf een voorbeeld mee uit je eigen wijk. De docent doet het voor, en daarna oefen je.",
    "De ene helft is uitleg, de andere helft is doen. Tussen de bijeenkomsten probeer je iets uit. Daarna bespreek je hoe het ging.",
    "Je begint met een korte vragenlijst. Zo weet de docent wat jij al kunt. Elk dagdeel heeft een vast ritme: kijken, doen en praten.",
  ]);
  const other = dice.of(subjects.filter((one) => one !== subject));
  const parts = [
    open,
    `## Zo werkt het\n\n${way}`,
    angle.delen.length ? `## Wat komt er aan bod?\n\n${subject.delen.map((part) => `- ${part}`).join("\n")}` : undefined,
    dice.chance(50) ? `::: kader Handig om te weten\n${dice.of(["Neem sportkleding mee: je gaat ook naar buiten.", "Je werkgever kan je uren opschrijven als scholing.", "Kom je met een collega? Dan kun je samen oefenen."])}\n:::` : undefined,
    dice.chance(30) ? `::: stappen\n1. Je meldt je aan en vult een korte vragenlijst in.\n2. Je komt naar de bijeenkomsten.\n3. Je probeert iets uit in je eigen wijk.\n4. Je vertelt de groep hoe het ging.\n:::` : undefined,
    dice.chance(35) ? `::: citaat een coach uit ${dice.of(Object.values(places).flat())}\n${dice.of(["Ik ging naar huis met een plan dat ik de volgende dag kon gebruiken.", "Het fijnste was oefenen met mensen die hetzelfde werk doen.", "Eindelijk iemand die het gewoon voordoet."])}\n:::` : undefined,
    dice.chance(25) ? "::: doelgroep werkgever\nWil je een heel team laten meedoen? Vraag de aanbieder naar een groep op jullie eigen plek.\n:::" : undefined,
    phase === "gestopt" ? "> [!NOTE]\n> Dit aanbod is gestopt. Kijk bij de cursussen die erop lijken." : undefined,
    `## Past dit bij je?\n\nKijk ook bij [${angles[0].titel(other.naam)}](../aanbod/${other.id}-basis.md), of lees meer over [geld en tijd voor scholing](../paginas/financiering.md).`,
  ];
  return parts.filter(Boolean).join("\n\n");
}

/** A region's additions to a shared course: prices, places, contacts, its own runs. */
function accent(number, id, course) {
  const region = regionIds[number % regionIds.length];
  const dice = new Dice(`accent ${number}`);
  const [place, other] = dice.some(places[region], 2);
  const isOpen = bookable.includes(course.fase);
  const day = daysAfter("2026-11-02", dice.between(10, 150));
  const hasMap = new Dice(`kaart ${number}`).chance(25);
  const keys = {
    vergeleken_op: "2026-10-30",
    inhoud: number % 24 === 1 ? "vervangen" : undefined,
    samenvatting: dice.chance(30) ? `${capital(place)} en ${other} doen mee: je leert samen met coaches uit de hele regio, dichtbij en met voorbeelden van hier.` : undefined,
    kosten: course.kosten === "onbekend" ? undefined : dice.of([undefined, "gratis", { bedrag: 60, per: "deelnemer", btw: "vrijgesteld", toelichting: "De academie betaalt de helft." }]),
    locatie: course.vorm === "fysiek" ? `In ${place}, bij het station` : undefined,
    contact: { naam: "De ketenregisseur van de regio", email: `academie@${region}.example` },
    materialen: hasMap ? ["Een rondleiding langs de sportplekken", { titel: "Kaart met sportplekken in de regio", bestand: `../media/kaart-${id}.pdf` }] : undefined,
    uitvoeringen: isOpen ? [{
      id: `extra-${day}`, start: day, van: "13:30", tot: "17:00", plaats: `Sportpark De Kuil, ${place}`, status: "open",
      aanmelden: `mailto:academie@${region}.example`, kosten: dice.chance(30) ? "gratis" : undefined,
    }] : undefined,
  };
  const text = `In deze regio werk je met voorbeelden uit ${place} en ${other}. Je ontmoet er ook mensen van de gemeente en de clubs.\n\n## Wie helpt je verder?\n\nDe academie denkt met je mee. Kijk ook bij [contact](../paginas/contact.md).`;
  const made = [[`regions/${region}/content/aanbod/${id}.md`, document(keys, text)]];
  if (hasMap) made.push([`regions/${region}/content/media/kaart-${id}.pdf`, pdf("Sportplekken")]);
  return made;
}
