//! YAML to test with: that of the real content, and random YAML.

use std::path::{Path, PathBuf};

use super::random::Random;

fn files(folder: &Path, extension: &str, found: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            files(&path, extension, found);
        } else if path.extension().is_some_and(|found| found == extension) {
            found.push(path);
        }
    }
}

/// The files of this project with an extension, among content, regions and themes.
pub(crate) fn project_files(extension: &str) -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    for folder in ["content", "regions", "themes"] {
        files(&root.join(folder), extension, &mut found);
    }
    found
}

/// A random mapping, as editors write YAML.
pub(crate) fn random_yaml(seed: u64) -> String {
    let mut writer = YamlWriter {
        random: Random::new(seed),
        text: String::new(),
        keys: 0,
    };
    writer.mapping(0, 0, false);
    match seed % 3 {
        0 => writer.text.replace('\n', "\r\n"),
        _ => writer.text,
    }
}

/// Writes random YAML as editors write it.
struct YamlWriter {
    random: Random,
    text: String,
    keys: usize,
}

impl YamlWriter {
    fn write(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// A mapping, whose first key follows a dash or begins a line.
    fn mapping(&mut self, indentation: usize, depth: usize, after_dash: bool) {
        for number in 0..1 + self.random.below(4) {
            if number > 0 || !after_dash {
                self.write(&" ".repeat(indentation));
            }
            self.keys += 1;
            let key = self
                .random
                .one_of(&["titel", "kosten-per", "tijd_uur", "é"]);
            let quote = self.random.one_of(&["", "", "", "\"", "'"]);
            let number = self.keys;
            self.write(&format!("{quote}{key}{number}{quote}:"));
            self.value(indentation, depth);
            if self.random.below(8) == 0 {
                let comment = self
                    .random
                    .one_of(&["\n", "# opmerking: [zo]\n", "   # x\n"]);
                self.write(comment);
            }
        }
    }

    fn value(&mut self, indentation: usize, depth: usize) {
        match self.random.below(if depth > 4 { 5 } else { 9 }) {
            0 => self.write("\n"),
            1 | 2 => {
                let scalar = self.scalar();
                let end = self.random.one_of(&["", "  ", " # zo"]);
                self.write(&format!(" {scalar}{end}\n"));
            }
            3 => {
                let flow = self.flow(0);
                self.write(&format!(" {flow}\n"));
            }
            4 => self.block_scalar(indentation + 2),
            5 | 6 => {
                self.write("\n");
                self.mapping(indentation + 2, depth + 1, false);
            }
            _ => {
                let indentation = indentation + 2 * self.random.below(2);
                self.write("\n");
                self.list(indentation, depth);
            }
        }
    }

    fn list(&mut self, indentation: usize, depth: usize) {
        for _ in 0..1 + self.random.below(3) {
            self.write(&format!("{}- ", " ".repeat(indentation)));
            if self.random.below(3) == 0 && depth < 4 {
                self.mapping(indentation + 2, depth + 1, true);
            } else {
                let scalar = self.scalar();
                self.write(&format!("{scalar}\n"));
            }
        }
    }

    fn block_scalar(&mut self, indentation: usize) {
        let sign = self.random.one_of(&["|", ">", "|-", ">-"]);
        self.write(&format!(" {sign}\n"));
        for _ in 0..1 + self.random.below(3) {
            let line =
                self.random
                    .one_of(&["Een: regel", "- twee", "# drie", "vier \"vijf\"", "é “ü”"]);
            self.write(&format!("{}{line}\n", " ".repeat(indentation)));
        }
    }

    fn scalar(&mut self) -> &'static str {
        self.random.one_of(&[
            "ja",
            "true",
            "False",
            "12",
            "12.50",
            "-5",
            "1.250",
            "2024-06-28",
            "2022-K1",
            "2022-02",
            "null",
            "~",
            "tekst met woorden",
            "een:twee",
            "https://x.nl/a#b",
            "<10",
            "x -y",
            "vraag?",
            "0x1F",
            "1e3",
            "é ü – “zo”",
            "100%",
            "\"Een: twee\"",
            "'foto''s'",
            "\"é\\n\\t\\u00e9\"",
            "\"\"",
            "''",
            "'# geen opmerking'",
            "\"true\"",
            "'12'",
            "\"a \\\"b\\\"\"",
            "'[x]'",
        ])
    }

    fn flow(&mut self, depth: usize) -> String {
        let is_mapping = self.random.below(3) == 0;
        let mut items = Vec::new();
        for number in 0..self.random.below(4) {
            let item = match self.random.below(5) {
                0 if depth < 3 => self.flow(depth + 1),
                _ => self.scalar().to_owned(),
            };
            items.push(if is_mapping {
                format!("k{number}: {item}")
            } else {
                item
            });
        }
        let items = items.join(", ");
        if is_mapping {
            format!("{{{items}}}")
        } else {
            format!("[{items}]")
        }
    }
}
