//! vindplek: six themed sites from one repository of Markdown and YAML.

pub mod check;
pub mod cli;
pub mod diagnostic;
pub mod digest;
pub mod edge;
pub mod edition;
pub mod memo;
pub mod model;
pub mod plan;
pub mod render;
pub mod source;
pub mod syntax;
pub mod world;
