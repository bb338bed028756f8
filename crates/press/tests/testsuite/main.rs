//! What the `press` program does, by feature: the real program, on editions written into temporary folders.

mod build;
mod check;
mod editions;
mod hostile;
mod import;
mod lists;
mod newsroom;
mod phrases;
mod report;
mod schema;
mod shell;
