// Surveys with results: in numbers, by region, with counts that are too small to show; and one for
// which only the response rate is known.

import { document } from "./write.mjs";

const few = "<10";

export function surveys() {
  return [coaches, employers, councils];
}

const coaches = ["content/peilingen/coaches-2026.md", document({
  titel: "Peiling onder coaches, voorjaar 2026",
  samenvatting: "Wat willen coaches leren, hoe en wanneer? Meer dan zeshonderd mensen uit vijf regio’s gaven antwoord.",
  doelgroepen: ["buurtsportcoach", "werkgever", "gemeente"], bijgewerkt: "2026-06-15",
  periode: "2026-voorjaar", uitgevoerd_door: "De academies en het Kennishuis Beweegkracht",
  respons: { noord: 96, oost: 142, zuid: 158, noordwest: 121, zuidwest: 117 },
  vragen: [
    {
      id: "onderwerp", vraag: "Waarover wil je het liefst iets leren?", algemeen: true,
      antwoorden: ["Bewegen met ouderen", "Jongeren op straat", "Samenwerken met de zorg", "Geld en subsidies", "Iets anders"],
      uitkomsten: { noord: [31, 22, 20, 12, 11], oost: [40, 33, 37, 18, 14], zuid: [44, 41, 38, 22, 13], noordwest: [28, 36, 31, 15, 11], zuidwest: [25, 39, 27, 14, 12] },
    },
    {
      id: "vorm", vraag: "Hoe leer je het liefst?", algemeen: true,
      antwoorden: ["Op locatie", "Online", "Een mix van beide", "Maakt niet uit"],
      uitkomsten: { noord: [48, few, 33, few], oost: [63, 18, 50, 11], zuid: [80, 14, 52, 12], noordwest: [51, 20, 38, 12], zuidwest: [55, few, 41, few] },
    },
    {
      id: "tijd", vraag: "Krijg je genoeg tijd om te leren?",
      antwoorden: ["Ja", "Soms", "Nee"],
      uitkomsten: { noord: [41, 35, 20], zuid: [70, 52, 36], zuidwest: [44, 40, 33] },
    },
  ],
}, "In het voorjaar stelden de academies dezelfde vragen in alle regio’s. De uitkomsten helpen om te kiezen welke cursussen er komen.\n\n## Wat valt op?\n\nBewegen met ouderen en jongeren op straat staan bovenaan. Bijna de helft leert het liefst op locatie.")];

const employers = ["content/peilingen/werkgevers-2025.md", document({
  titel: "Peiling onder werkgevers, najaar 2025",
  samenvatting: "Hoeveel dagen geven werkgevers hun coaches om te leren, en wat houdt hen tegen om meer te doen?",
  doelgroepen: ["werkgever"], bijgewerkt: "2025-12-01", periode: "2025-najaar", uitgevoerd_door: "Vereniging Sport om de Hoek",
  respons: { minimaal: 180 },
  vragen: [{
    id: "dagen", vraag: "Hoeveel dagen scholing krijgt een coach per jaar?", algemeen: true,
    antwoorden: ["Geen", "Een of twee", "Drie of vier", "Vijf of meer"],
    uitkomsten: { noord: [few, 14, 12, few], oost: [few, 17, 15, few], zuid: [11, 20, 16, few], noordwest: [few, 15, 13, few], zuidwest: [10, 12, 14, few] },
  }],
}, "De vereniging vroeg het aan haar leden. Kleine aantallen staan er niet precies in: zo blijft iedereen anoniem.")];

const councils = ["content/peilingen/gemeenten-2024.md", document({
  titel: "Peiling onder gemeenten, 2024",
  samenvatting: "De eerste vragen aan gemeenten. Van deze peiling is alleen bekend hoeveel gemeenten er antwoord gaven.",
  doelgroepen: ["gemeente"], bijgewerkt: "2024-11", periode: "2024-K3", uitgevoerd_door: "Programma Samen in Beweging",
  respons: { aantal: 87 },
}, "Deze peiling was een proef. De antwoorden zijn in gesprekken gebruikt en niet geteld.")];
