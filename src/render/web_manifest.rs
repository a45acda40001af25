//! `/site.webmanifest`: how a site looks on a home screen (W3C Web Application Manifest).

use serde::Serialize;

use super::context::SiteContext;
use crate::model::address::Address;

#[derive(Serialize)]
struct WebManifest<'m> {
    name: &'m str,
    short_name: &'m str,
    lang: &'static str,
    start_url: &'static str,
    scope: &'static str,
    display: &'static str,
    theme_color: String,
    background_color: String,
    icons: Vec<ManifestIcon>,
}

#[derive(Serialize)]
struct ManifestIcon {
    src: String,
    sizes: String,
    #[serde(rename = "type")]
    media_type: &'static str,
    purpose: &'static str,
}

/// Renders the manifest. Its URLs are relative to its own, so that it holds wherever the site is
/// served.
pub fn web_manifest(site: &SiteContext<'_>) -> Vec<u8> {
    let own = site.heads.site(site.plan.site);
    let (header, page) = site.theme.grounds;
    let manifest = WebManifest {
        name: own.name(),
        short_name: own.short_name(),
        lang: "nl",
        start_url: "./",
        scope: "./",
        display: "minimal-ui",
        theme_color: header.to_string(),
        background_color: page.to_string(),
        icons: icons(site),
    };
    let mut json = serde_json::to_vec_pretty(&manifest).unwrap_or_default();
    json.push(b'\n');
    json
}

/// The icons, the sharpest first. An icon is opaque and leaves room around the mark, so it may be cut
/// to any shape.
fn icons(site: &SiteContext<'_>) -> Vec<ManifestIcon> {
    let drawing = site.theme.icon.iter();
    let drawing = drawing.map(|drawing| (&drawing.address, "any".to_owned(), "image/svg+xml"));
    let pictures = site.pictures.manifest_icons();
    let pictures = pictures.map(|(address, side)| (address, format!("{side}x{side}"), "image/png"));
    let all = drawing
        .chain(pictures)
        .flat_map(|(address, sizes, media_type)| {
            ["any", "maskable"].map(|purpose| icon(address, &sizes, media_type, purpose))
        });
    all.collect()
}

fn icon(
    address: &Address,
    sizes: &str,
    media_type: &'static str,
    purpose: &'static str,
) -> ManifestIcon {
    ManifestIcon {
        src: address.encoded().trim_start_matches('/').to_owned(),
        sizes: sizes.to_owned(),
        media_type,
        purpose,
    }
}
