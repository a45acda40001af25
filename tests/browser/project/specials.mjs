// Two special editions with articles, and one announced edition.

import { drawings, photoKey, photos } from "./media.mjs";
import { document, slug } from "./write.mjs";

const editions = [
  {
    id: "zomer-2026", titel: "Iedereen buiten", editie: "Zomer 2026", datum: "2026-07-03",
    samenvatting: "Een zomernummer over pleinen, parken en straten: hoe maak je er samen plekken van waar mensen willen zijn?",
    artikelen: [
      ["Het plein van iedereen", "implementatie", "Hoe een lege parkeerplaats in Veenmeer een plek werd waar drie generaties elkaar zien."],
      ["Wat coaches nodig hebben", "behoeftepeiling", "Zeshonderd coaches vulden de peiling in. Dit zijn de vijf uitkomsten die er het meest toe doen."],
      ["Een cursus in de maak", "aanbod", "Van een vraag in de wijk naar een cursus in vijf regio’s: een jaar lang keken we mee."],
      ["Groeien in je vak", "carrierepad", "Vier coaches, vier functies. Wat doen zij op een dag, en wat wilden zij eerst leren?"],
      ["De wethouder fietst mee", "implementatie", "In Kempendonk ging de wethouder een dag op pad met een coach. Een verslag van onderweg."],
      ["Tien vragen aan de academies", "aanbod", "Wie betaalt het, wie kiest het en wanneer begint het? Tien vragen van lezers, tien antwoorden."],
    ],
  },
  {
    id: "winter-2025", titel: "Samen de winter door", editie: "Winter 2025", datum: "2025-12-11",
    samenvatting: "Een winternummer over volhouden: groepen die doorgaan als het koud is, en coaches die elkaar helpen.",
    artikelen: [
      ["Warm worden in de gymzaal", "aanbod", "Als het buiten donker is, gaat binnen het licht aan. Drie groepen die de hele winter doorgaan."],
      ["Intervisie op dinsdag", "implementatie", "Zes coaches uit Elsholte zien elkaar elke maand. Wat bespreken zij, en wat levert het op?"],
      ["De stap naar functie C", "carrierepad", "Meer plannen en minder op het veld: hoe is dat? Een gesprek over missen en winnen."],
      ["Vragen kun je leren", "behoeftepeiling", "Hoe maak je een vragenlijst die mensen ook echt invullen? Lessen uit drie peilingen."],
    ],
  },
];

export function specials() {
  return [...editions.flatMap(edition), announced];
}

function edition({ id, titel, editie, datum, samenvatting, artikelen }, number) {
  const folder = `content/specials/${id}`;
  const shared = { doelgroepen: ["buurtsportcoach", "werkgever", "gemeente"], bijgewerkt: datum };
  const picture = (at) => {
    if (at % 3 === 0) return photoKey(photos[(number * 3 + at) % photos.length], "../../");
    const drawing = drawings[(number * 9 + at * 2) % drawings.length];
    return { bestand: `../../media/${drawing.bestand}`, alt: drawing.alt };
  };
  return [
    [`${folder}/index.md`, document(
      { titel, samenvatting, editie, datum, afbeelding: picture(0), ...shared },
      `Welkom in dit nummer. We gingen op pad en spraken met mensen die elke dag buiten staan.\n\nBegin bij [${artikelen[0][0]}](${slug(artikelen[0][0])}.md), of kies zelf.`)],
    ...artikelen.map(([titel, pijler, samenvatting], at) => [`${folder}/${slug(titel)}.md`, document(
      {
        titel, samenvatting, volgorde: at + 1, pijler, afzender: "De redactie", categorieen: ["vakmanschap"],
        bovenkop: pijler === "carrierepad" ? "Uit het vak" : undefined,
        naar: at === 4 ? [{ titel: "De wethouder op de fiets", auteur: "Sportservice Wadzicht", datum: "2026-K2" }] : undefined,
        afbeelding: at % 2 === 0 ? picture(at + 1) : undefined,
        streamer: at % 3 === 1 ? { tekst: "Het mooiste is als ze je niet meer nodig hebben.", van: "een coach uit Wadzicht" } : undefined,
        verder_lezen: at % 3 === 0 ? [{ titel: "Van vraag naar aanbod", link: "../../paginas/routing.md" }] : undefined,
        ...shared,
      },
      story(at))]),
  ];
}

function story(at) {
  const middles = [
    "## Eerst kijken\n\nEen week lang zat er een coach op een bankje. Wie komt hier? Hoe laat? En wie juist niet? Pas daarna kwam er een plan.\n\n::: stappen\n1. Kijken wie er komt.\n2. Vragen wat zij willen.\n3. Iets kleins proberen.\n4. Blijven.\n:::",
    "## De cijfers\n\n::: cijfer deelnemers\n:::\n\nAchter elk getal zit iemand die op een avond naar een zaal fietste. Vaak na een werkdag.",
    "## Wat er misging\n\nNiet alles lukte. De eerste keer kwamen er twee mensen. De tweede keer regende het. Toch ging de groep door.\n\n> [!NOTE]\n> Een plan dat niet werkt, is ook iets om te delen.",
  ];
  return `Het regende toen we aankwamen, maar niemand ging naar binnen. Kinderen trokken lijnen met krijt en een oudere man hield de bal vast.\n\n${middles[at % middles.length]}\n\n## En nu verder\n\nIn het [reisplan](../../reisplan/index.md) staat wat er nog komt. De groep gaat in elk geval door, want volgende week is er soep.`;
}

const announced = ["content/specials/voorjaar-2027/index.md", document(
  {
    titel: "Leren op je werk", editie: "Voorjaar 2027", verwacht: "2027-voorjaar", bijgewerkt: "2026-10",
    samenvatting: "Het volgende nummer gaat over leren terwijl je werkt. Heb je een verhaal? De redactie hoort het graag.",
  },
  "Dit nummer is nog in de maak. [Mail de redactie](mailto:info@academies.example) als je mee wilt schrijven.")];
