//! What a row of measurements comes to.

use anyhow::{Context, Result};

/// Measurements of one thing.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sample(Vec<f64>);

/// The middle of a sample, and what half of it lies between.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Middle {
    pub(crate) median: f64,
    low: f64,
    high: f64,
}

impl Sample {
    /// Adds a measurement.
    pub(crate) fn add(&mut self, value: f64) {
        self.0.push(value);
    }

    /// Median and quartiles.
    pub(crate) fn middle(&self) -> Result<Middle> {
        let mut values = self.0.clone();
        values.sort_by(f64::total_cmp);
        let at = |share: f64| {
            let place = share * (values.len().checked_sub(1)?) as f64;
            let (below, above) = (values.get(place.floor() as usize)?, values.get(place.ceil() as usize)?);
            Some(below + (above - below) * place.fract())
        };
        let middle = || Some(Middle { median: at(0.5)?, low: at(0.25)?, high: at(0.75)? });
        middle().context("nothing was measured")
    }
}

impl Middle {
    /// `420 (410–450)`, in this unit and with so many decimal places.
    pub(crate) fn show(&self, unit: &str, decimals: usize) -> String {
        format!("{:.decimals$} {unit} ({:.decimals$}–{:.decimals$})", self.median, self.low, self.high)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample(values: &[f64]) -> Sample {
        Sample(values.to_vec())
    }

    #[test]
    fn the_middle_lies_between_the_quartiles() {
        let middle = sample(&[5.0, 1.0, 3.0, 2.0, 4.0]).middle().unwrap();
        assert_eq!(middle, Middle { median: 3.0, low: 2.0, high: 4.0 });
        assert_eq!(sample(&[1.0, 2.0]).middle().unwrap().median, 1.5);
    }

    #[test]
    fn nothing_has_no_middle() {
        assert!(sample(&[]).middle().is_err());
    }
}
