//! Writes the tokens of a theme as CSS custom properties.
//!
//! `kleuren` become `--<token>`, for both schemes; `letters` become `--letter-<name>`, `vorm`
//! becomes `--vorm-<name>`. The dark scheme applies to screens only: paper is white.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use tera::{Error, Kwargs, State, Tera, TeraResult};

use super::layer::Layer;
use crate::model::schema::Field;
use crate::model::theme::{Colour, Schemes, ThemeSettings};
use crate::model::value::OpenMap;

/// The colours of a chain for one scheme; a theme's own override those of its parents.
fn scheme_colours<'a>(
    chain: &[Layer<'a>],
    scheme: fn(&Schemes) -> &Field<OpenMap<Colour>>,
) -> BTreeMap<&'a str, Colour> {
    merge_tokens(chain, |settings| {
        let schemes = settings.colours.as_ref()?;
        scheme(&schemes.value).as_ref().map(|table| &table.value)
    })
}

/// The colours of a chain in the light and the dark scheme. One that the dark scheme does not have is
/// the same in both.
pub(super) fn palette<'a>(chain: &[Layer<'a>]) -> BTreeMap<&'a str, (Colour, Colour)> {
    let dark = scheme_colours(chain, |schemes| &schemes.dark);
    let light = scheme_colours(chain, |schemes| &schemes.light).into_iter();
    light
        .map(|(name, colour)| (name, (colour, dark.get(name).copied().unwrap_or(colour))))
        .collect()
}

/// The colours of the light scheme.
pub(super) fn light_colours<'a>(chain: &[Layer<'a>]) -> BTreeMap<&'a str, Colour> {
    scheme_colours(chain, |schemes| &schemes.light)
}

/// The style sheet that declares every token of a chain.
pub(super) fn declarations(chain: &[Layer<'_>]) -> String {
    let light = scheme_colours(chain, |schemes| &schemes.light);
    let dark = scheme_colours(chain, |schemes| &schemes.dark);
    let fonts = merge_tokens(chain, |settings| {
        settings.fonts.as_ref().map(|table| &table.value)
    });
    let shape = merge_tokens(chain, |settings| {
        settings.shape.as_ref().map(|table| &table.value)
    });
    let mut css = String::from(":root{color-scheme:light dark;");
    for (name, colour) in &light {
        declare(&mut css, name, colour);
    }
    for (name, stack) in &fonts {
        declare(&mut css, &format!("letter-{name}"), stack);
    }
    for (name, value) in &shape {
        declare(&mut css, &format!("vorm-{name}"), value);
    }
    css.push_str("}@media screen and (prefers-color-scheme:dark){:root{");
    for (name, colour) in &dark {
        declare(&mut css, name, colour);
    }
    css.push_str("}}@media print{:root{color-scheme:light}}");
    css
}

/// Registers the template function `colour(token="kop")`, which returns `#rrggbb` for use where a
/// style sheet does not apply; `dark=true` returns that of the dark scheme.
pub(super) fn register(engine: &mut Tera, chain: &[Layer<'_>]) {
    let written = |scheme| -> BTreeMap<String, String> {
        let named = scheme_colours(chain, scheme).into_iter();
        named
            .map(|(name, colour)| (name.to_owned(), colour.to_string()))
            .collect()
    };
    let light = written(|schemes| &schemes.light);
    let dark = written(|schemes| &schemes.dark);
    engine.register_function("colour", move |arguments: Kwargs, _: &State| {
        let token: &str = arguments.must_get("token")?;
        let is_dark = arguments.get::<bool>("dark")?.unwrap_or(false);
        let own = is_dark.then(|| dark.get(token)).flatten();
        match own.or_else(|| light.get(token)) {
            Some(colour) => TeraResult::Ok(colour.clone()),
            None => Err(Error::message(format!(
                "no colour `{token}` in this theme or its parents"
            ))),
        }
    });
}

fn declare(css: &mut String, name: &str, value: impl std::fmt::Display) {
    // Writing to a string cannot fail.
    let _ = write!(css, "--{name}:{value};");
}

fn merge_tokens<'a, T: Clone + 'a>(
    chain: &[Layer<'a>],
    table: impl Fn(&'a ThemeSettings) -> Option<&'a OpenMap<T>>,
) -> BTreeMap<&'a str, T> {
    let mut tokens = BTreeMap::new();
    for layer in chain.iter().rev() {
        for (name, value) in table(layer.settings).into_iter().flat_map(|table| &table.0) {
            tokens.insert(&*name.value, value.value.clone());
        }
    }
    tokens
}
