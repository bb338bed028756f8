//! Folders and files, read and written with care.
//!
//! | module | idea |
//! |---|---|
//! | [`folder`] | the files in a folder, links that leave it kept out |
//! | `lock` | what only one program may be at |
//! | `look` | looking at many files of one folder |
//! | `media` | which files a story shows |
//! | `utf8` | text out of files, with the place of what is none |
//! | `replace` | putting a file in the place of another |
//! | `sealed` | lists that are known to be whole |

pub mod folder;
pub(crate) mod lock;
pub(crate) mod look;
pub(crate) mod media;
pub(crate) mod replace;
pub(crate) mod sealed;
pub(crate) mod utf8;
