//! The contract, by feature: what is found wrong and where, what does no harm, and what holds of everything.

mod addresses;
mod generated;
mod hostile;
mod positions;
mod problems;
mod round_trip;
mod sample;
mod schema;
