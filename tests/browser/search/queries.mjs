// What people type, and what must be among the first three results: `[site, query, ...addresses]`. An address may end in
// `*`; `#` with a word stands for a result that leads to a heading with that word. No address: nothing may be found.

const real = [
  // Inflected.
  ["landelijk", "gemeentes", "voor/gemeente/"],
  ["landelijk", "clubkadercoaches", "aanbod/clubkadercoach/"],
  ["landelijk", "begeleiding van jongeren", "aanbod/regionaal-samenwerken-begeleiding-jongeren/"],
  ["landelijk", "aanbieders", "voor/aanbieder/"],
  ["zuid", "leergang scholen", "aanbod/regionaal-samenwerken-begeleiding-jongeren/", "nieuws/samen-kom-je-verder/"],
  // Misspelt.
  ["landelijk", "senoren", "aanbod/seniorensport/"],
  ["landelijk", "inclussie", "aanbod/inclusie/"],
  ["landelijk", "inkluzie", "aanbod/inclusie/"],
  ["landelijk", "carierepad", "carrierepad/"],
  ["landelijk", "gementes", "voor/gemeente/"],
  ["landelijk", "mullier instituut", "partners/#mulier-instituut", "aanbod/training-peilingen-maken/"],
  ["noord", "online sesies carrierepad", "aanbod/onlinesessies-carrierepad/"],
  // Compound, and with hyphens.
  ["landelijk", "clubkader coach", "aanbod/clubkadercoach/"],
  ["landelijk", "club-kader-coach", "aanbod/clubkadercoach/"],
  ["landelijk", "buurt sport coach", "voor/buurtsportcoach/"],
  ["landelijk", "inclusief bewegen", "aanbod/inclusie/"],
  ["landelijk", "senioren sport", "aanbod/seniorensport/"],
  ["landelijk", "trainercoaches", "nieuws/alliantie-opleiden-trainer-coaches/"],
  ["landelijk", "stapbudget", "begrippen/#stap-budget", "financiering/"],
  // Synonyms.
  ["landelijk", "65+", "aanbod/seniorensport/", "aanbod/thema/senioren/"],
  ["landelijk", "sport voor ouderen", "aanbod/seniorensport/"],
  ["landelijk", "gehandicapten", "aanbod/inclusie/", "aanbod/thema/inclusie/"],
  ["landelijk", "loopbaanpad", "carrierepad/"],
  ["oost", "manager", "voor/leidinggevende/"],
  ["landelijk", "inschrijven cursus", "aanmelden/"],
  ["landelijk", "friesland", "academies/", "academie-noord/"],
  // Several words, questions, places.
  ["landelijk", "cursus over de gemeente", "aanbod/hoe-werkt-de-gemeente/"],
  ["landelijk", "wie betaalt de cursus", "financiering/"],
  ["landelijk", "eindhoven", "aanbod/regionaal-samenwerken-begeleiding-jongeren/", "aanbod/lob-en-motivatiekompas/"],
  ["landelijk", "functie a", "carrierepad/a/"],
  // Nonsense.
  ["landelijk", "xqzwvp"],
  ["noord", "kwantumfysica"],
];

const full = [
  // Inflected.
  ["landelijk", "schoolpleinen", "aanbod/schoolplein-*"],
  ["landelijk", "nieuwkomer", "aanbod/nieuwkomers-*"],
  ["landelijk", "mantelzorgers", "begrippen/#mantelzorg"],
  // A municipality leads to its academy.
  ["landelijk", "s-heuvelgraven", "https://*"],
  // Misspelt.
  ["landelijk", "valprevensie", "aanbod/valpreventie-*"],
  ["oost", "vrijwiligers", "aanbod/vrijwilligers-*"],
  ["landelijk", "leefstyl", "aanbod/leefstijl-*"],
  ["noord", "senoren", "aanbod/thema/senioren/", "aanbod/ouderen-*"],
  ["landelijk", "funktie b", "carrierepad/b/"],
  // Compound, and with hyphens.
  ["landelijk", "beweegcoach", "aanbod/profiel/beweegcoach/"],
  ["landelijk", "beweeg routes", "aanbod/beweegroutes-*"],
  ["landelijk", "school plein", "aanbod/schoolplein-*"],
  ["zuid", "seniorensport", "aanbod/ouderen-*", "aanbod/thema/senioren/"],
  ["landelijk", "basiscursus valpreventie", "aanbod/valpreventie-basis/"],
  ["landelijk", "G-sport", "aanbod/aangepast-sporten-*"],
  ["landelijk", "g sport", "aanbod/aangepast-sporten-*"],
  ["landelijk", "e-learning", "aanbod/*"],
  // Synonyms.
  ["landelijk", "gehandicapten", "aanbod/aangepast-sporten-*"],
  ["landelijk", "gehandikapten sport", "aanbod/aangepast-sporten-*"],
  ["landelijk", "gymleraar", "aanbod/profiel/combinatiefunctionaris-onderwijs/"],
  ["landelijk", "eindterm", "begrippen/#leeruitkomst"],
  // Months and places of runs still to come.
  ["oost", "januari", "#januari"],
  ["noord", "maart 2027", "#maart 2027"],
  ["zuid", "februarie", "#februari"],
  ["oost", "intervisie januari", "#januari"],
  ["landelijk", "online mei 2027", "#mei 2027", "agenda/2027-05/"],
  ["oost", "Berkelwoud", "#Berkelwoud"],
  // Several words.
  ["landelijk", "intervisie ouderen", "aanbod/ouderen-intervisie/"],
  ["landelijk", "samenwerken met de huisarts", "aanbod/welzijn-op-recept-*"],
  // Nonsense.
  ["landelijk", "xqzwvp"],
  ["oost", "zeilboot huren"],
];

export const queries = { real, full };
