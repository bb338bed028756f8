//! What the `press` program does, by feature: the real program, on editions written into temporary folders.

#[cfg(target_os = "linux")]
mod another_press;
mod apps;
mod build;
mod check;
mod editions;
mod export;
mod heads;
mod hostile;
mod import;
mod incremental;
mod lists;
mod machines;
mod moved;
mod newsroom;
mod pages;
mod partners;
mod phrases;
mod pictures;
mod report;
#[cfg(unix)]
mod safe;
mod schema;
mod scripts;
#[cfg(target_os = "linux")]
mod stdout;
mod styles;
mod twins;
mod words;
