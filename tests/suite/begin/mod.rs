//! What somebody meets who opens the program for the first time: the program without a command, a
//! new project, the themes of the program, and its version.

mod init;
mod opened;
mod themes;
