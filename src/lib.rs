//! vindplek: six themed sites from one repository of Markdown and YAML.

pub mod diagnostic;
pub mod digest;
pub mod memo;
pub mod source;
pub mod syntax;
pub mod world;
