// The sites: names, welcome texts and themes as in the repository; addresses under `.example`.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { yaml } from "./write.mjs";

/** The regions, each with fictitious places. */
export const places = {
  noord: ["Veenmeer", "Wadzicht", "Terphuizen", "Hunzeloo", "Zandeveer", "Ooststreek"],
  oost: ["Elsholte", "Berkelwoud", "Vechtrade", "Twentelo", "IJsselzijl", "Heidelaar"],
  zuid: ["Kempendonk", "Maashoven", "Heuvelrade", "Peelbeek", "Zuidhage", "Scheldekerke"],
  noordwest: ["Duinrade", "Zaanbeek", "Westerkoog", "Poldervaart", "Amstelwoud", "Kennerzijl"],
  zuidwest: ["Deltahaven", "Rijnmeer", "Haringzijl", "Goudwaard", "Hofzicht", "Voornezand"],
};
export const regionIds = Object.keys(places);

/** The municipalities of the academies; one academy does not know its own yet. */
const municipalities = {
  ...places,
  zuid: [...places.zuid, "’s-Heuvelgraven"],
  noordwest: [...places.noordwest, "Éénhoorn"],
  zuidwest: undefined,
};

/** The keys that differ from the repository. */
const own = ["basis_url", "status", "website", "contact", "aanmeldadres", "partners", "menu", "kanalen", "gemeenten"];

export function regions(repository) {
  const folder = join(repository, "regions");
  const sites = readdirSync(folder).map((site) => {
    const real = readFileSync(join(folder, site, "region.yaml"), "utf8");
    // A top-level key with the lines indented below it, or a comment.
    const parts = real.split(/^(?=[^\s])/m);
    const address = real.match(/^basis_url: (\S+)/m)[1].replace("www.", "").replace(".nl", ".example");
    const kept = parts.filter((part) => !part.startsWith("#") && !own.some((key) => part.startsWith(`${key}:`)));
    return [`regions/${site}/region.yaml`, kept.join("") + yaml(addresses(site, address))];
  });
  const gone = yaml({ vervallen: [
    { adres: "/aanbod/bewegen-op-papier/", sinds: "2026-05-12" },
    { adres: "/nieuws/2024-11-een-oud-bericht/", sinds: "2026-06-30" },
  ] });
  return [...sites, ["regions/noord/adressen.yaml", gone]];
}

function addresses(site, address) {
  return {
    basis_url: address,
    // One academy is not live yet: links to it lead to its current website.
    status: site === "noordwest" ? "in-voorbereiding" : "live",
    website: address,
    contact: { naam: "De redactie van de academie", email: `info@${site}.example`, url: `${address}/contact` },
    aanmeldadres: `aanbod@${site}.example`,
    partners: site === "landelijk" ? ["beweegprogramma", "sport-om-de-hoek", "kennishuis-beweegkracht"]
      : [`academie-${site}`, "sport-om-de-hoek", "beweegprogramma"],
    kanalen: [{ naam: "LinkedIn", url: `https://sociaal.example/${site}` }],
    // An address of the site, a path to a file, and a web address.
    menu: site === "oost" ? [
      { label: "Aanbod", link: "/aanbod/" },
      { label: "Agenda", link: "/agenda/" },
      { label: "Nieuws", link: "/nieuws/" },
      { label: "Reisplan", link: "../../content/reisplan/index.md" },
      { label: "Scholing aanmelden", link: "/aanmelden/" },
      { label: "Over de academie", link: "content/paginas/over.md" },
      { label: "Kennishuis", link: "https://kennishuis-beweegkracht.example/" },
    ] : undefined,
    gemeenten: municipalities[site],
  };
}
