// News: twelve kinds of article, five of each, over two years; some for one region only, with
// pictures, quotes, downloads and meetings. One is a draft, one is scheduled, one has expired. Some retell what others
// wrote, and of some of these the date is vague or unknown.

import { pointers } from "./courses.mjs";
import { Dice } from "./dice.mjs";
import { drawings, photoKey, photos } from "./media.mjs";
import { places, regionIds } from "./regions.mjs";
import { subjects } from "./subjects.mjs";
import { capital, daysAfter, document, slug } from "./write.mjs";

/** Kinds of article. Each receives the subject, a place, a course to link to and dice. */
const kinds = [
  ({ naam, place }) => ({
    titel: `${place} begint met ${naam}`, categorieen: ["samenwerking", "vakmanschap"], pijlers: ["implementatie"],
    samenvatting: `Drie clubs, een school en de gemeente doen mee. In ${place} gaan zij samen aan het werk.`,
    text: `Het begon met een vraag aan de keukentafel. Nu is er een plan voor een heel jaar.\n\n## Wie doen er mee?\n\n- drie sportclubs;\n- een basisschool;\n- het wijkteam en de gemeente.\n\n## Wat gaan ze doen?\n\nElke week is er op dinsdag en donderdag iets te doen. De coach is er altijd bij.`,
  }),
  ({ naam, place, dice, day }) => ({
    titel: `Terugblik: ${dice.between(40, 95)} mensen over ${naam}`, categorieen: ["bijeenkomsten"], pijlers: ["aanbod", "implementatie"],
    samenvatting: `Coaches, werkgevers en gemeenten kwamen in ${place} bij elkaar. Dit namen zij mee naar huis.`,
    bijeenkomst: { start: daysAfter(day, -6), van: "13:30", tot: "17:00", plaats: `Theater De Kade, ${place}` },
    streamer: { tekst: "Ik ken nu drie mensen die ik morgen kan bellen.", van: `een coach uit ${place}` },
    text: `De zaal zat vol. Er waren drie rondes en veel koffie.\n\n## Wat viel op?\n\n1. Iedereen begint klein.\n2. Wie samenwerkt, houdt het langer vol.\n3. Een vaste plek helpt.\n\n::: kader Alles nog eens nalezen\nHet verslag staat onder dit bericht.\n:::`,
    downloads: [{ titel: "Verslag van de bijeenkomst", bestand: "../media/verslag.pdf" }],
  }),
  ({ naam, place, dice }) => ({
    titel: `Kom naar de werkplaats over ${naam}`, categorieen: ["bijeenkomsten"], pijlers: ["aanbod"],
    samenvatting: `In ${place} kun je een middag lang uitproberen, vragen stellen en mensen leren kennen. Meedoen is gratis.`,
    bijeenkomst: { start: daysAfter("2026-11-05", dice.between(0, 200)), van: "13:00", tot: "16:30", plaats: `De Oude Gymzaal, ${place}`, aanmelden: "mailto:info@academies.example" },
    text: `Je hoeft niets te weten. Je moet alleen zin hebben om mee te doen.\n\n## Programma\n\n| Tijd | Wat |\n|---|---|\n| 13.00 uur | Inloop met soep |\n| 13.30 uur | Eerste ronde: kijken |\n| 14.45 uur | Tweede ronde: doen |\n| 16.00 uur | Napraten |\n\nMeld je aan via [de redactie](mailto:info@academies.example).`,
  }),
  ({ naam, course }) => ({
    titel: `Nieuw in het aanbod: ${course.titel.replace(":", ",")}`, categorieen: ["aanbod"], pijlers: ["aanbod"],
    samenvatting: `Er is een nieuwe cursus over ${naam}. Coaches vroegen erom in de peiling van dit voorjaar.`,
    text: `Vanaf nu kun je je aanmelden voor [${course.titel}](../aanbod/${course.id}.md).\n\n## Waarom deze cursus?\n\nIn de [peiling van 2026](../peilingen/coaches-2026.md) stond dit onderwerp in de top drie.`,
  }),
  ({ naam, place, dice }) => ({
    titel: `Vijf vragen over ${naam}`, categorieen: ["vakmanschap"], pijlers: ["carrierepad"],
    samenvatting: `Een coach uit ${place} vertelt wat werkt, wat niet werkt en waar je morgen mee kunt beginnen.`,
    streamer: { tekst: dice.of(["Begin met luisteren. De oefeningen komen later.", "Je hoeft het niet alleen te doen.", "Een vaste tijd is meer waard dan een mooi plan."]), van: `een coach uit ${place}` },
    text: `**Wat doe je op een gewone dag?**\n\nIk begin op school en eindig op het veld. Daartussen drink ik veel koffie met mensen.\n\n**Wat is het lastigst?**\n\nNee zeggen. Er is altijd meer werk dan tijd.\n\n**Waar ben je trots op?**\n\nOp een groep die nu zelf verdergaat.\n\n**Wat heb je geleerd?**\n\nDat je moet vragen en niet moet raden.\n\n**Wat wil je nog leren?**\n\nHoe je laat zien wat het oplevert.`,
  }),
  ({ naam, place, photo }) => ({
    titel: `Zo doen ze dat in ${place}: ${naam}`, categorieen: ["vakmanschap", "samenwerking"], pijlers: ["implementatie"],
    samenvatting: `Een kijkje bij een groep die al twee jaar bij elkaar komt. Met drie tips die je overal kunt gebruiken.`,
    text: `Het is negen uur en het plein is nog leeg. Een half uur later staan er dertig mensen.\n\n![${photo.alt}](<../media/${photo.bestand}>)\n\n## Drie tips\n\n::: stappen\n1. Kies een vaste dag.\n2. Vraag bij elke keer wie er ontbreekt.\n3. Laat iemand uit de groep de les beginnen.\n:::`,
  }),
  ({ naam, place }) => ({
    titel: `Peiling: coaches willen meer leren over ${naam}`, categorieen: ["peilingen"], pijlers: ["behoeftepeiling"],
    samenvatting: `De uitkomsten zijn er. Ook in ${place} kiezen veel mensen voor dit onderwerp. Bekijk de cijfers per regio.`,
    text: `Meer dan zeshonderd mensen vulden de vragen in.\n\n::: cijfer vorm-van-scholing\n:::\n\nAlle cijfers staan bij de [peiling onder coaches](../peilingen/coaches-2026.md).`,
  }),
  ({ naam }) => ({
    titel: `Handreiking over ${naam} is klaar`, categorieen: ["aanbod", "vakmanschap"], pijlers: ["aanbod"],
    samenvatting: `Twaalf bladzijden met voorbeelden, een lijst om af te vinken en een plan om zelf in te vullen.`,
    text: `De handreiking is gemaakt door zes coaches. Je mag die vrij gebruiken en aanpassen.\n\n> [!TIP]\n> Print de lijst en hang hem op bij de koffie.`,
    downloads: [
      { titel: "De handreiking", bestand: "../media/handreiking.pdf" },
      { titel: "Meer voorbeelden op de site van het Kennishuis", url: "https://kennishuis-beweegkracht.example/voorbeelden" },
    ],
  }),
  ({ place, naam }) => ({
    titel: `Werkgevers in ${place} maken tijd vrij om te leren`, categorieen: ["samenwerking"], pijlers: ["implementatie", "carrierepad"],
    samenvatting: `Elke coach krijgt vier dagen per jaar. Dit jaar gaan er twee naar ${naam}.`,
    text: `De werkgevers spraken het samen af. Zo hoeft niemand het per persoon te regelen.\n\n::: doelgroep werkgever\nWil je dit ook? Lees [voor werkgevers](../paginas/voor/werkgever.md).\n:::\n\n::: cijfer uren-scholing\n:::`,
  }),
  ({ place, naam }) => ({
    titel: `Studenten lopen mee in ${place}`, categorieen: ["onderwijs"], pijlers: ["carrierepad"],
    samenvatting: `Twintig studenten leren op het plein. Zij helpen bij ${naam} en krijgen er een cijfer voor.`,
    streamer: { tekst: "Op school leer je waarom. Hier leer je hoe.", van: "een student" },
    text: `De studenten komen van de Hogeschool Veenmeer. Zij werken een half jaar mee, twee dagen in de week.`,
  }),
  ({ place }) => ({
    titel: `Van functie A naar functie B in ${place}`, categorieen: ["carrierepad"], pijlers: ["carrierepad"],
    samenvatting: "Hoe zet je een stap in je loopbaan? Een coach vertelt over het gesprek, de scholing en het eerste half jaar.",
    text: `Een stap zetten begint met een gesprek. Gebruik daarvoor het [carrièrepad](../carrierepad/index.md).\n\n## Eerst het gesprek\n\nLeg je werk naast de functies. Wat doe je al? Wat wil je leren?\n\n## Dan de scholing\n\nKies een cursus die past en spreek af wanneer je hem volgt.`,
  }),
  ({ naam, course }) => ({
    titel: `Drie dingen die je nu kunt doen met ${naam}`, categorieen: ["vakmanschap"], pijlers: ["aanbod"],
    samenvatting: "Geen tijd voor een cursus? Met deze drie dingen kun je vandaag al beginnen, in je eigen wijk.",
    text: `1. Loop een rondje door de wijk en kijk wie je ziet.\n2. Stel drie mensen dezelfde vraag.\n3. Schrijf op wat je hoorde.\n\nDaarna past [${course.titel}](../aanbod/${course.id}.md) misschien bij je.`,
  }),
];

/** What others wrote, retold: the keys of the pieces that do so, by number. */
const retold = {
  14: {
    datum: "onbekend", afzender: "De redactie", auteurs: undefined,
    naar: [{ titel: "Een dag op het plein", auteur: "Kennishuis Beweegkracht" }],
  },
  21: {
    datum: "2025-voorjaar", afzender: "De redactie", auteurs: undefined,
    naar: [
      { titel: "Zo houd je het vol", auteur: "Het Trainersgilde", link: "https://trainersgilde.example/volhouden", datum: "2025-voorjaar" },
      { titel: "Warm worden in de gymzaal", link: "../specials/winter-2025/warm-worden-in-de-gymzaal.md" },
    ],
  },
  31: {
    datum: "2025-10", afzender: "De redactie", auteurs: undefined,
    naar: [{ titel: "Studenten leren op straat", auteur: "een docent van Hogeschool Veenmeer", datum: "2025-10" }],
  },
};

/** The line above the title, by kind of article. */
const kickers = { 4: "Vijf vragen aan een coach", 5: "Uit de praktijk", 9: "Onderwijs" };

const repeats = 5;

export function news() {
  const number = kinds.length * repeats;
  return Array.from({ length: number }, (_, at) => piece(at, number));
}

function piece(at, number) {
  const dice = new Dice(`nieuws ${at}`);
  const subject = subjects[(at * 5) % subjects.length];
  // From the autumn of 2024 to the day before the date of the project.
  const day = daysAfter("2026-10-31", -Math.round(((number - 1 - at) * 730) / number));
  const region = at % 6 === 4 ? regionIds[Math.floor(at / 6) % regionIds.length] : undefined;
  const place = dice.of(places[region ?? dice.of(regionIds)]);
  const up = region ? "../../../../content/" : "../";
  const photo = photos[Math.floor((at * 5) / 12) % photos.length];
  const { text, ...rest } = kinds[at % kinds.length]({
    naam: subject.naam, place, day, dice, photo, course: dice.of(pointers.slice(0, 20)),
  });
  const drawing = drawings[(at * 7) % drawings.length];
  const keys = {
    ...rest,
    datum: day,
    afzender: region ? "De academie" : dice.of(["Programma Samen in Beweging", "Vereniging Sport om de Hoek", "Kennishuis Beweegkracht"]),
    auteurs: dice.chance(40) ? ["De redactie"] : undefined,
    themas: subject.themas,
    doelgroepen: dice.some(["buurtsportcoach", "leidinggevende", "werkgever", "gemeente", "onderwijs", "aanbieder"], 3),
    afbeelding: at % 3 === 2 ? undefined : at % 4 !== 3
      ? photoKey(photo, up)
      : { bestand: `${up}media/${drawing.bestand}`, alt: drawing.alt },
    special: at === 40 ? "zomer-2026" : undefined,
    verder_lezen: dice.chance(40) ? [
      { titel: "Het reisplan van de academies", link: "../reisplan/index.md" },
      { titel: "Wie betaalt de scholing?", link: "../paginas/financiering.md" },
    ] : undefined,
    bijgewerkt: day,
    bovenkop: kickers[at % kinds.length],
    ...retold[at],
    concept: at === 11 ? true : undefined,
    publiceren_op: at === 23 ? "2026-12-01" : undefined,
    verloopt_op: at === 35 ? "2026-09-01" : undefined,
  };
  const id = `${day.slice(0, 7)}-${slug(keys.titel)}`.slice(0, 70).replace(/-$/, "");
  const folder = region ? `regions/${region}/content/nieuws` : "content/nieuws";
  return [`${folder}/${id}.md`, document({ titel: capital(keys.titel), ...keys }, text)];
}
