//! What several suites need.

pub(crate) mod files;
pub(crate) mod program;
pub(crate) mod random;
pub(crate) mod small;
pub(crate) mod yaml;
