// Plain pages, a page for each audience, and one page with every construct of Markdown.

import { drawings, photoKey, photos } from "./media.mjs";
import { places, regionIds } from "./regions.mjs";
import { capital, document } from "./write.mjs";

export function pages() {
  return [
    ...Object.entries(plain).map(([id, [titel, samenvatting, text]]) => [
      `content/paginas/${id}.md`,
      document({ titel, samenvatting, doelgroepen: ["buurtsportcoach", "werkgever", "gemeente"], bijgewerkt: "2026-09", ...more[id] }, text),
    ]),
    ...Object.entries(audiences).map(([id, [titel, samenvatting, text]]) => [
      `content/paginas/voor/${id}.md`,
      document({ titel, samenvatting, doelgroepen: [id], bijgewerkt: "2026-09" }, text),
    ]),
    ...regionIds.flatMap(regional),
  ];
}

/** The further keys of some pages. */
const more = {
  contact: { contact: { naam: "De redactie", email: "info@academies.example" } },
  beelden: { afbeelding: photoKey(photos[5], "../") },
  financiering: { naar: [{ titel: "Leren kost geld", auteur: "Vereniging Sport om de Hoek", link: "https://sport-om-de-hoek.example/leren", datum: "2026-02" }] },
};

function regional(region) {
  const [place, other, third] = places[region];
  return [
    [`regions/${region}/content/paginas/contact.md`, document(
      { vergeleken_op: "2026-10-01", contact: { naam: "De academie", email: `academie@${region}.example` } },
      `Onze academie zit in ${place}. Je kunt ook langskomen in ${other} of ${third}.\n\nLees meer [over onze academie](academie-${region}.md).`)],
    [`regions/${region}/content/paginas/academie-${region}.md`, document(
      { titel: "Over onze academie", samenvatting: `Wie we zijn, waar we zitten en wat we doen voor coaches in ${place} en de rest van de regio.`, bijgewerkt: "2026-08" },
      `De academie is van werkgevers, scholen en clubs samen. Zij kiezen elk jaar drie onderwerpen.\n\n## Waar vind je ons?\n\n| Plaats | Wanneer | Waarvoor |\n|---|---|---|\n| ${place} | elke dinsdag | vragen over scholing |\n| ${other} | eerste donderdag van de maand | intervisie |\n| ${third} | op afspraak | hulp bij een plan |\n\n## Wat we anders doen\n\nWe beginnen altijd in de wijk. Elke cursus heeft een dagdeel buiten. Lees ook [hoe het programma werkt](../paginas/over.md).`)],
  ];
}

const plain = {
  beelden: ["Onze foto’s en tekeningen", "Alle foto’s en tekeningen van de academies bij elkaar. Je ziet ze ook bij het nieuws, bij cursussen en in de specials.",
    `Een foto laat zien hoe het er in de wijk aan toegaat. Wie herkenbaar is, vond dat goed.\n\n${[...photos, ...drawings].map(({ bestand, alt }) => `![${alt}](<../media/${bestand}>)`).join("\n\n")}`],
  contact: ["Contact", "Heb je een vraag over scholing, over je academie of over deze site? Hier lees je waar je terechtkunt.",
    "## Vragen over scholing\n\nMail je academie of [mail de redactie](mailto:info@academies.example). Je krijgt binnen drie werkdagen antwoord.\n\n## Klopt er iets niet?\n\nLaat het weten. Zeg op welke pagina je iets zag en wat er volgens jou moet staan.\n\n## Meer lezen\n\n- [Over het programma](over.md)\n- [Privacy](privacy.md)\n- [Toegankelijkheid](toegankelijkheid.md)\n- [Hoe een pagina eruit kan zien](opmaak.md)\n- [Onze foto’s en tekeningen](beelden.md)"],
  over: ["Over de vijf academies", "Vijf academies maken scholing voor coaches vindbaar, dichtbij en goed. Lees waarom ze er zijn en hoe ze werken.",
    "Het werk van een coach verandert. Daarom is er in elke regio een regionale academie.\n\n::: cijfer coaches\n:::\n\n## Wat we doen\n\n- We vragen wat er nodig is, met een behoeftepeiling.\n- We laten zien wat er is.\n- We maken wat ontbreekt.\n\n## Waar het begint\n\nDe basis is het [carrièrepad](../carrierepad/index.md). Wat we willen bereiken, staat in het [reisplan](../reisplan/index.md). Lees ook [hoe het is georganiseerd](organisatie.md), kijk in de [agenda](/agenda/) of [meld je scholing aan](/aanmelden/)."],
  organisatie: ["Hoe het is georganiseerd", "Vijf regio’s met elk een eigen academie, en een programma dat helpt. Lees wie wat doet en wie waarover beslist.",
    "::: cijfer coaches-per-regio\n:::\n\n## Wie doet wat?\n\nDe ketenregisseur brengt partijen bij elkaar. De [werkgroepen](werkgroepen.md) maken wat alle regio’s nodig hebben.\n\n## Wie beslist?\n\nElke regio kiest zelf welke scholing zij laat zien. De driehoek van coach, werkgever en gemeente zegt wat er nodig is."],
  werkgroepen: ["De werkgroepen", "Vier werkgroepen maken wat alle academies nodig hebben. Lees waar zij aan werken en hoe je mee kunt denken.",
    "## Aanbod {#aanbod}\n\nKijkt welke scholing er is en wat ontbreekt.\n\n## Carrièrepad {#carrierepad}\n\nHoudt de vier functies bij.\n\n## Peilen {#peilen}\n\nMaakt de vragen voor elke behoeftepeiling.\n\n## Communicatie {#communicatie}\n\nZorgt dat nieuws aankomt bij coaches, werkgevers en gemeenten. Meedenken? Kijk bij [contact](contact.md)."],
  routing: ["Van vraag naar aanbod", "Hoe wordt een vraag uit de wijk een cursus die je kunt volgen? Twee routes, met dezelfde stappen aan het eind.",
    "De vraag van de driehoek staat voorop. Daarna zijn er twee routes.\n\n## Route 1: het bestaat al {#route-bestaand}\n\n::: stappen\n1. De aanbieder beschrijft de scholing.\n2. De beslisboom toetst de beschrijving.\n3. De scholing komt beschikbaar.\n4. Na afloop kijken we wat het opleverde.\n:::\n\n## Route 2: het moet nog worden gemaakt {#route-nieuw}\n\n::: stappen\n1. Een werkgroep zoekt makers bij elkaar.\n2. Er komt een proefronde in één regio.\n3. De scholing wordt beter gemaakt en getoetst.\n4. Daarna kunnen alle academies haar aanbieden.\n:::\n\nHeb je zelf scholing? Kijk bij [voor aanbieders](voor/aanbieder.md)."],
  financiering: ["Wie betaalt de scholing?", "Scholing kost tijd en vaak geld. Lees wat je werkgever, de gemeente en de academie kunnen doen, en hoe je het vraagt.",
    "## In het kort\n\n1. Je werkgever geeft tijd: gemiddeld ruim drie dagen per jaar.\n2. De gemeente betaalt mee als het bij haar plannen past.\n3. De academie maakt een deel van de scholing gratis.\n\n::: cijfer uren-scholing\n:::\n\n## Zo vraag je het\n\nNeem het [overzicht van alle scholing](../carrierepad/index.md) mee naar je gesprek. Zeg wat je wilt leren, wat het kost en wat je team eraan heeft.\n\n| Wie | Betaalt | Wanneer |\n|:---|---:|:---:|\n| Werkgever | de uren | altijd |\n| Gemeente | tot € 250 | per jaar |\n| Academie | de zaal | bij eigen cursussen |"],
  privacy: ["Privacy", "Deze site vraagt niets van je en houdt niets bij. Lees wat dat betekent en bij wie je terechtkunt met een vraag.",
    "Deze site plaatst geen cookies en telt geen bezoekers. Er staan geen filmpjes of knoppen van anderen op.\n\n## Mail je ons?\n\nDan gebruiken we je adres alleen om te antwoorden."],
  toegankelijkheid: ["Toegankelijkheid", "Iedereen moet deze site kunnen gebruiken, ook met een toetsenbord, een schermlezer of op een oude telefoon.",
    "We volgen de richtlijn WCAG 2.2 op niveau AA. Lukt iets niet? [Laat het ons weten](contact.md)."],
  opmaak: ["Hoe een pagina eruit kan zien", "Alles wat in een tekst kan staan, op één bladzijde: kopjes, lijsten, tabellen, kaders, noten en meer.",
    `Een gewone alinea met **vette**, *schuine* en ~~doorgehaalde~~ woorden, \`code\` en een [link naar het carrièrepad](../carrierepad/index.md). Een regel met een noot.[^noot] Op 1 november 2026 kost een kop koffie € 2,50 en is het 12 °C.

## Lijsten

- Een punt
- Nog een punt
  - een punt eronder
  - en nog een
- Het laatste punt

1. Eerst dit
2. Dan dat
3. En tot slot:

   een tweede alinea bij het derde punt.

- [x] Zaal geregeld
- [ ] Ballen geregeld

Carrièrepad
: Vier functies die laten zien hoe je kunt groeien.

Proefronde
: Een eerste keer om te leren.
: Ook wel: een pilot.

## Tabel

| Onderdeel | Tijd | Prijs |
|:---|:---:|---:|
| Kijken | 1 uur | € 0 |
| Doen | 2 uur | € 12,50 |
| Samen eten | 1 uur | € 1.250 |

## Kaders en meldingen

::: kader Neem mee
Sportkleding, een pen en een goed humeur.
:::

::: stappen
1. Je meldt je aan.
2. Je komt langs.
3. Je doet mee.
:::

::: citaat een coach uit Veenmeer
Je leert het meest van iemand die hetzelfde werk doet.
:::

::: doelgroep gemeente
Dit stuk is voor wie bij een gemeente werkt.
:::

> [!NOTE]
> Goed om te weten.

> [!TIP]
> Een tip om het makkelijker te maken.

> [!IMPORTANT]
> Dit moet je echt weten.

> [!WARNING]
> Let hier goed op.

> [!CAUTION]
> Hier kan iets misgaan.

> Een gewoon citaat, zonder naam eronder.

## Beeld en code

![Tekening van mensen die samen bewegen op een plein](../media/tekening-01.svg)

\`\`\`
regel een
regel twee, die zo lang is dat zij op een telefoon niet in het scherm past en dus moet kunnen schuiven
\`\`\`

---

### Een kopje van niveau drie

#### Een kopje van niveau vier

::: cijfer vorm-van-scholing
:::

[^noot]: De noot staat onderaan, met een link terug.`],
};

const audience = (who, money, time, path, contact) => `${who}

## Geld

${money} Lees meer bij [wie betaalt de scholing?](../financiering.md)

## Tijd

${time}

## Carrièrepad

${path} Bekijk het [carrièrepad](../../carrierepad/index.md).

## Contact

${contact} Kijk bij [contact](../contact.md).`;

const audiences = Object.fromEntries([
  ["buurtsportcoach", "buurtsportcoaches", "Je wilt beter worden in je vak. Hier begin je.", "Veel scholing is gratis voor jou. Staat er een prijs? Dan betaalt je werkgever vaak.", "Je hebt recht op tijd om te leren. Bespreek het aan het begin van het jaar.", "Zoek uit welke functie bij je werk past. Weet je het niet? Vraag het je leidinggevende."],
  ["leidinggevende", "leidinggevenden", "Je helpt coaches om te groeien.", "Reken op ongeveer € 400 per coach per jaar.", "Plan scholing in, net als vakantie. Dan gaat het ook door.", "Leg samen het werk naast de vier functies."],
  ["werkgever", "werkgevers", "Je hebt coaches in dienst en wilt dat zij blijven.", "Scholing is goedkoper dan een nieuwe coach zoeken. Een deel kun je terugkrijgen.", "Gemiddeld leert een coach ruim drie dagen per jaar.", "De vier functies helpen je om taken en loon te vergelijken."],
  ["gemeente", "gemeenten", "Je wilt dat coaches in jouw gemeente hun werk goed kunnen doen.", "Je kunt meebetalen via de opdracht aan de werkgever.", "Zet in je opdracht hoeveel uren voor leren zijn.", "Met de vier functies zeg je precies wat je vraagt."],
  ["onderwijs", "onderwijs", "Je leidt mensen op voor sport en bewegen.", "Een stageplek kost jou geen geld. De academie helpt met begeleiding.", "Samen een les maken kost twee dagdelen.", "Jouw opleiding past vaak bij functie A of B."],
  ["aanbieder", "aanbieders", "Je hebt scholing die coaches verder helpt.", "Je bepaalt zelf je prijs. Je zegt wel eerlijk wat het kost.", "Aanmelden kost een uur. De toets duurt hooguit een maand.", "Zeg bij welke functies jouw scholing past."],
  ["regionale-academie", "academies", "Je werkt voor een van de vijf academies.", "Elke academie heeft een eigen begroting en deelt kosten waar dat kan.", "Reken op een dag per week voor overleg.", "Gebruik de functies om jouw aanbod te ordenen."],
].map(([id, who, ...texts]) => [id, [`Voor ${who}`, `${capital(texts[0])} Lees wat er is voor ${who}: geld, tijd, het carrièrepad en wie je belt of mailt.`, audience(...texts, "Heb je een vraag? De academie in jouw regio helpt je verder.")]]));
