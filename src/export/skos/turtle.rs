//! Turtle (<https://www.w3.org/TR/turtle/>).

use super::graph::{LANGUAGE, Object, PREFIXES, Resource, Statement};

/// The resources as a Turtle document.
pub(super) fn write(resources: &[Resource]) -> String {
    let mut out = String::new();
    for (prefix, iri) in PREFIXES {
        out.push_str(&format!("@prefix {prefix}: <{iri}> .\n"));
    }
    for resource in resources {
        out.push_str(&format!("\n<{}> a {}", resource.iri, resource.class));
        for statement in &resource.statements {
            out.push_str(" ;\n  ");
            push_statement(&mut out, statement);
        }
        out.push_str(" .\n");
    }
    out
}

fn push_statement(out: &mut String, statement: &Statement) {
    out.push_str(statement.property.name());
    out.push(' ');
    match &statement.object {
        Object::Iri(iri) => out.push_str(&format!("<{iri}>")),
        Object::Text(text) => {
            push_text(out, text);
            out.push('@');
            out.push_str(LANGUAGE);
        }
        Object::Blank(class, statements) => {
            out.push_str(&format!("[ a {class}"));
            for statement in statements {
                out.push_str(" ; ");
                push_statement(out, statement);
            }
            out.push_str(" ]");
        }
    }
}

/// Writes a text between quotes; what may not stand there as it is becomes an escape.
fn push_text(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() => out.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_backslashes_and_line_ends_are_escaped() {
        let mut out = String::new();
        push_text(&mut out, "a \"b\" \\ c\nd é");
        assert_eq!(out, "\"a \\\"b\\\" \\\\ c\\u000Ad é\"");
    }
}
