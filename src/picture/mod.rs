//! Recipes of pictures: what a site publishes as a picture is made here, bytes from bytes.
//!
//! A picture is costly to make and rarely changes, so whoever publishes pictures keeps them. Every
//! recipe therefore has a digest of all its input, known without making the picture, and makes the
//! same bytes on every machine.
//!
//! - [`drawing`]: an SVG drawing as pixels: the icons of a site;
//! - [`social`]: the picture that shows when somebody shares a page.

pub mod drawing;
mod indexed;
mod lines;
pub mod social;
mod typeface;
