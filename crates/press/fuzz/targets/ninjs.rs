//! Wires: ninjs of every version, and Superdesk's.
#![no_main]

libfuzzer_sys::fuzz_target!(|copy: &[u8]| press_fuzz::import(copy, press_fuzz::Format::Ninjs));
