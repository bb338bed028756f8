//! The processes that the harness starts, and their end.
//!
//! A driver that dies leaves its browser behind, so a child ends together with all that it started. Only processes that
//! descend from a child of ours are ended, by their own number.

use std::process::{Child, Command, Stdio};
use std::sync::{LazyLock, Mutex, MutexGuard, PoisonError};
use std::{fs, io};

static CHILDREN: LazyLock<Mutex<Children>> = LazyLock::new(Mutex::default);

/// All of ours.
#[derive(Default)]
struct Children {
    running: Vec<u32>,
    /// After an interrupt nothing starts any more.
    over: bool,
}

/// A process of ours. It ends when it is dropped.
pub(crate) struct Running(Child);

impl Running {
    /// Starts a program.
    pub(crate) fn start(command: &mut Command) -> io::Result<Running> {
        let mut children = children();
        if children.over {
            return Err(io::ErrorKind::Interrupted.into());
        }
        let child = command.stdin(Stdio::null()).spawn()?;
        children.running.push(child.id());
        Ok(Running(child))
    }

    /// The process itself, to read from its pipes.
    pub(crate) fn child(&mut self) -> &mut Child {
        &mut self.0
    }

    /// Asks it to end, as Ctrl-C does, without a word to what it has started.
    pub(crate) fn ask_to_end(&self) {
        signal("-TERM", &[self.0.id()]);
    }

    /// All that it has started and that runs on, nearest first.
    pub(crate) fn descendants(&self) -> Vec<u32> {
        descendants(self.0.id())
    }

    /// Whether it has ended by itself.
    pub(crate) fn has_ended(&mut self) -> bool {
        matches!(self.0.try_wait(), Ok(Some(_)))
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let id = self.0.id();
        children().running.retain(|&other| other != id);
        if !self.has_ended() {
            end_tree(id);
        }
        // Taken off the process table; it was told to end just now.
        let _ = self.0.wait();
    }
}

/// Ends everything at once, and lets nothing start again: the way out.
pub fn end_all() {
    let mut children = children();
    children.over = true;
    for id in children.running.drain(..) {
        end_tree(id);
    }
}

/// Whether [`end_all`] was called.
pub(crate) fn over() -> bool {
    children().over
}

fn children() -> MutexGuard<'static, Children> {
    CHILDREN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Ends processes that a child of ours has started, and left behind.
pub(crate) fn end(ids: &[u32]) {
    signal("-KILL", ids);
}

fn end_tree(id: u32) {
    let mut ids = vec![id];
    ids.extend(descendants(id));
    end(&ids);
}

fn signal(name: &str, ids: &[u32]) {
    let ids = ids.iter().map(u32::to_string);
    // `kill` knows no failure that matters here: a process that is gone already is what we want.
    let _ = Command::new("kill").arg(name).args(ids).stderr(Stdio::null()).status();
}

/// Every process below `root`, nearest first.
fn descendants(root: u32) -> Vec<u32> {
    let processes = processes();
    let mut found = vec![root];
    let mut next = 0;
    while let Some(&parent) = found.get(next) {
        next += 1;
        let children = processes.iter().filter(|(_, of)| *of == parent);
        found.extend(children.map(|(id, _)| *id));
    }
    found.remove(0);
    found
}

/// Every process of this machine with its parent, where `/proc` tells.
fn processes() -> Vec<(u32, u32)> {
    let Ok(entries) = fs::read_dir("/proc") else {
        return Vec::new();
    };
    entries
        .filter_map(|entry| {
            let id = entry.ok()?.file_name().to_str()?.parse().ok()?;
            let stat = fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
            // "ID (name) STATE PARENT …", and a name may hold anything.
            let (_, after) = stat.rsplit_once(')')?;
            let parent = after.split_whitespace().nth(1)?.parse().ok()?;
            Some((id, parent))
        })
        .collect()
}
