//! Starts the viewer in the page it was loaded by.

fn main() {
    kanbao::start();
}
