// What a run says besides its first day and its place: its sessions or times, and who and how many take part.

import { Dice } from "./dice.mjs";
import { daysAfter } from "./write.mjs";

const morning = { van: "09:30", tot: "12:30" };
const afternoon = { van: "13:30", tot: "17:00" };
const whole = { van: "09:30", tot: "16:30" };

/** The days between the sessions of a kind of course, and how many there are; undefined for one on a single day. */
function rhythm({ id, tijd }) {
  if (tijd.dagen === 8) return { every: 21, count: 8, hours: whole };
  if (id === "intervisie") return { every: 28, count: 3, hours: { van: "15:00", tot: "17:30" } };
  if (id === "train-de-trainer") return { every: 7, count: 2, hours: whole };
  if (tijd.dagdelen > 1) return { every: 7, count: tijd.dagdelen, hours: morning };
  return undefined;
}

function hoursOf(dice, { soort, tijd }) {
  if (soort === "webinar") return { van: "12:00", tot: "13:00" };
  if (tijd.dagen) return whole;
  return dice.of([morning, afternoon, { van: "19:30", tot: "22:00" }, { van: "20:00" }]);
}

const titles = ["Kennismaken", undefined, "Oefenen in je eigen wijk", undefined, undefined, "Halverwege", undefined, undefined];

/** A run with its sessions or times. One that has not begun may have new days; those of others stay. */
export function withSessions(run, { angle, vorm, today, town }) {
  const dice = new Dice(`bijeenkomsten ${angle.id} ${run.id}`);
  const form = run.vorm ?? vorm;
  const pattern = run.start > today && dice.chance(85) ? rhythm(angle) : undefined;
  const { start, eind, ...rest } = run;
  const coming = (eind ?? start) > today && run.status !== "geannuleerd";
  const group = coming && dice.chance(60)
    ? { plaatsen: dice.of([12, 16, 20, 24]), minimum: dice.chance(60) ? 8 : undefined }
    : {};
  const facts = {
    ...group,
    aanmelden_tot: run.status === "open" && start > today && dice.chance(40) ? daysAfter(start, -dice.of([7, 14, 28])) : undefined,
    wachtlijst: run.status === "vol" ? dice.of([undefined, `https://inschrijven.example/wachtlijst/${run.id}`, "mailto:wachtlijst@academies.example"]) : undefined,
    trainers: dice.chance(30) ? dice.of([["Truus van den Berg"], ["Hamid el Amrani", "Joke Visser"]]) : undefined,
  };
  if (!pattern) {
    const hours = dice.chance(80) ? hoursOf(dice, angle) : {};
    return { ...run, ...hours, ...facts };
  }
  const sessions = Array.from({ length: pattern.count }, (_, at) => {
    const isLast = at === pattern.count - 1;
    const isOnline = form === "blended" && at > 0 && !isLast && at % 2 === 1;
    return {
      datum: daysAfter(start, at * pattern.every),
      ...(isOnline ? { van: "16:00", tot: "17:00", vorm: "online" } : {}),
      tot: isLast && pattern.hours === morning ? "13:30" : isOnline ? "17:00" : undefined,
      plaats: isLast && form === "fysiek" && dice.chance(30) ? `Stadhuis, ${town}` : undefined,
      titel: isLast ? "Laten zien wat je hebt gedaan" : titles[at % titles.length],
    };
  });
  return { ...rest, ...pattern.hours, bijeenkomsten: sessions, ...facts };
}

/** Weekends in which the clock changes. */
export function changesOfTheClock(region, town) {
  const weekend = (id, days, titel) => ({
    id, regio: region, plaats: `Kampeerboerderij De Nachtuil, ${town}`, van: "10:00", tot: "16:00",
    bijeenkomsten: days.map((datum, at) => ({ datum, titel: titel[at] })),
    status: "gepland",
  });
  return [
    weekend("weekend-in-maart", ["2027-03-27", "2027-03-28"], ["Zaterdag: samen koken en buiten spelen", "Zondag: vroeg op"]),
    weekend("weekend-in-oktober", ["2027-10-30", "2027-10-31"], ["Zaterdag: spelen in het donker", "Zondag: uitslapen en opruimen"]),
  ];
}
