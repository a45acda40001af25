// Every calendar file, read by ical.js: a time is converted with the time zone in the file itself, and must be the
// same moment in the time zone data of Node. Run in the folder where ical.js is installed.
//
//   node calendars.mjs DIST [clock]
//
// With `clock`, there must be times on the day before and on the day of both changes of the clock.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import ICAL from "ical.js";

const [dist, clock] = process.argv.slice(2);
const names = readdirSync(dist, { recursive: true }).filter((name) => name.endsWith(".ics")).sort();
const problems = names.length > 0 ? [] : ["no calendar found"];
const days = new Set();

const amsterdam = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Amsterdam", dateStyle: "short", timeStyle: "medium" });

for (const name of names) {
  const calendar = new ICAL.Component(ICAL.parse(readFileSync(join(dist, name), "utf8")));
  const zones = new Map(calendar.getAllSubcomponents("vtimezone").map((zone) => {
    const read = new ICAL.Timezone(zone);
    return [read.tzid, read];
  }));
  for (const event of calendar.getAllSubcomponents("vevent")) {
    const uid = event.getFirstPropertyValue("uid");
    for (const property of ["dtstart", "dtend"].map((key) => event.getFirstProperty(key)).filter(Boolean)) {
      const time = property.getFirstValue();
      if (time.isDate) continue;
      const zone = zones.get(property.getParameter("tzid"));
      if (!zone) {
        problems.push(`${name}: ${uid}: ${property.name} has a time zone that the file lacks`);
        continue;
      }
      const local = time.toString();
      time.zone = zone;
      const read = amsterdam.format(time.toJSDate()).replace(" ", "T");
      if (read !== local) problems.push(`${name}: ${uid}: ${local} is read as ${read}`);
      days.add(local.slice(0, 10));
    }
  }
}

/** The last Sunday of a month, and the day before it. */
function aroundChange(year, month) {
  const last = new Date(Date.UTC(year, month, 0));
  last.setUTCDate(last.getUTCDate() - last.getUTCDay());
  const before = new Date(last - 86_400_000);
  return [before, last].map((day) => day.toISOString().slice(0, 10));
}
if (clock) {
  const years = new Set([...days].map((day) => Number(day.slice(0, 4))));
  for (const month of [3, 10]) {
    const isTold = [...years].some((year) => aroundChange(year, month).every((day) => days.has(day)));
    if (!isTold) problems.push(`no times around the change of the clock in month ${month}`);
  }
}

if (problems.length > 0) {
  console.log(problems.join("\n"));
  process.exit(1);
}
