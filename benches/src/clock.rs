//! Interleaved rounds: each contestant runs once a round, so that a slow moment of the machine
//! falls on all of them and their ratios stay steady.

use std::time::{Duration, Instant};

/// Something that is timed.
pub struct Contestant<'a> {
    /// What the table calls it.
    pub name: &'static str,
    /// Bytes read by one run.
    pub bytes: usize,
    /// Indicators or values read by one run.
    pub items: usize,
    /// Runs a round, for what is too fast to time once.
    pub repeat: u32,
    /// One run; it checks its own results.
    pub run: Box<dyn FnMut() + 'a>,
}

/// What one contestant took, per run, in each round.
#[derive(Clone, PartialEq, Debug)]
pub struct Times(pub Vec<Duration>);

impl Times {
    /// The fastest run.
    pub fn fastest(&self) -> Duration {
        self.0.iter().copied().min().unwrap_or_default()
    }

    /// The median run.
    pub fn median(&self) -> Duration {
        let mut times = self.0.clone();
        times.sort_unstable();
        times.get(times.len() / 2).copied().unwrap_or_default()
    }

    /// How many times faster this one is than the other: median and best of the rounds.
    pub fn speed_against(&self, other: &Times) -> (f64, f64) {
        let mut ratios: Vec<f64> = self
            .0
            .iter()
            .zip(&other.0)
            .map(|(own, others)| others.as_secs_f64() / own.as_secs_f64())
            .collect();
        ratios.sort_unstable_by(f64::total_cmp);
        let median = ratios.get(ratios.len() / 2).copied().unwrap_or(f64::NAN);
        (median, ratios.last().copied().unwrap_or(f64::NAN))
    }
}

/// Runs all contestants `rounds` times, after one round to warm up.
pub fn race(contestants: &mut [Contestant<'_>], rounds: usize) -> Vec<Times> {
    let mut times = vec![Times(Vec::with_capacity(rounds)); contestants.len()];
    for round in 0..=rounds {
        for (contestant, times) in contestants.iter_mut().zip(&mut times) {
            let start = Instant::now();
            (0..contestant.repeat).for_each(|_| (contestant.run)());
            let took = start.elapsed() / contestant.repeat;
            if round > 0 {
                times.0.push(took);
            }
        }
    }
    times
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ratios_are_taken_round_by_round() {
        let times = |t: [u64; 3]| Times(t.map(Duration::from_millis).to_vec());
        let (own, other) = (times([10, 20, 10]), times([20, 60, 40]));
        assert_eq!(own.speed_against(&other), (3.0, 4.0));
        assert_eq!(own.median(), Duration::from_millis(10));
        assert_eq!(other.fastest(), Duration::from_millis(20));
    }
}
