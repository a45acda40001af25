//! Pictures that are made: from photos and drawings that editors add, and from the drawings of a theme.
//!
//! A camera's file is ten times larger than a page needs, is turned by a note in its metadata, and says
//! where it was taken. So what a site publishes is not that file, but pictures that are made from it:
//! upright, in sRGB, without metadata, at the widths that pages use. A page without a photo gets a drawing
//! with its title in it when somebody shares it.
//!
//! Everything here turns bytes into bytes, and is costly. Each picture has a recipe, with a digest of all
//! its input that is known without making it; the same recipe gives the same bytes on every machine. So
//! what has been made once of a photo is kept ([`Kept`]); a drawing takes a few milliseconds.
//!
//! - [`make`]: a photo in the sizes of pages;
//! - [`stripped()`]: what is published whole, without its metadata;
//! - [`drawing`]: an SVG drawing as pixels: the icons of a site;
//! - [`social`]: the picture that shows when somebody shares a page.

mod breaking;
mod cover;
pub mod drawing;
mod fault;
mod ground;
mod indexed;
mod kept;
mod letters;
mod lines;
mod photo;
mod runs;
pub mod social;
mod stripped;
mod typeface;

pub use self::fault::PictureFault;
pub use self::kept::{Job, Kept, Make, NothingKept};
pub use self::photo::{check_decodable, make};
pub use self::stripped::stripped;
