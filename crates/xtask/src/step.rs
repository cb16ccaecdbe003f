//! Steps of a command: each prints its name and its time.

use std::time::{Duration, Instant};

use crate::beside::Beside;

/// One thing that must hold.
#[derive(Clone, Copy)]
pub struct Step {
    pub name: &'static str,
    /// What it makes sure of, for the list of steps.
    pub about: &'static str,
    pub run: fn() -> Result<(), String>,
    /// What to do when it fails.
    pub way_out: &'static str,
}

/// The quick ones run first; then the others, in two rows side by side.
pub struct Steps {
    pub quick: &'static [Step],
    pub core: &'static [Step],
    pub users: &'static [Step],
}

/// Runs the rest after a failure, too.
const KEEP_GOING: &str = "--keep-going";

impl Steps {
    fn all(&self) -> impl Iterator<Item = Step> {
        [self.quick, self.core, self.users]
            .into_iter()
            .flatten()
            .copied()
    }

    /// One line for each step.
    pub fn list(&self) -> String {
        let line = |step: Step| format!("  {:<18}  {}\n", step.name, step.about);
        self.all().map(line).collect()
    }

    /// Runs the steps named, one after the other, or all.
    pub fn run(&self, args: &[&str]) -> Result<(), String> {
        let keep_going = args.contains(&KEEP_GOING);
        let names: Vec<&str> = args.iter().copied().filter(|a| *a != KEEP_GOING).collect();
        if names.is_empty() {
            return self.run_all(keep_going);
        }
        if let Some(unknown) = names
            .iter()
            .find(|name| self.all().all(|step| step.name != **name))
        {
            let known: Vec<&str> = self.all().map(|step| step.name).collect();
            return Err(format!(
                "no step `{unknown}`; the steps are {}",
                known.join(", ")
            ));
        }
        let chosen = self.all().filter(|step| names.contains(&step.name));
        run(&chosen.collect::<Vec<_>>(), keep_going)
    }

    fn run_all(&self, keep_going: bool) -> Result<(), String> {
        let begin = Instant::now();
        let quick = run(self.quick, keep_going);
        if quick.is_err() && !keep_going {
            return quick;
        }
        let mut args: Vec<&str> = self.users.iter().map(|step| step.name).collect();
        args.extend(keep_going.then_some(KEEP_GOING));
        let users = Beside::start(&args)?;
        let core = run(self.core, keep_going);
        if core.is_err() {
            eprintln!("the steps beside these go on, and this waits for them");
        }
        let failures: Vec<String> = [quick, core, users.finish()]
            .into_iter()
            .filter_map(Result::err)
            .collect();
        if !failures.is_empty() {
            return Err(failures.join("\n       "));
        }
        eprintln!(
            "all {} steps passed in {}",
            self.all().count(),
            seconds(begin.elapsed())
        );
        Ok(())
    }
}

/// Runs them one after the other.
pub fn run(steps: &[Step], keep_going: bool) -> Result<(), String> {
    let mut times = Vec::new();
    let mut failures = Vec::new();
    for (index, step) in steps.iter().enumerate() {
        eprintln!(
            "\n=== {}/{} {}: {}",
            index + 1,
            steps.len(),
            step.name,
            step.about
        );
        let start = Instant::now();
        let result = (step.run)();
        let time = start.elapsed();
        let verdict = if result.is_ok() { "ok" } else { "FAILED" };
        eprintln!("=== {} {verdict}, {}", step.name, seconds(time));
        times.push((step.name, verdict, time));
        if let Err(message) = result {
            failures.push(format!(
                "{}: {message}\n       what to do: {}",
                step.name, step.way_out
            ));
            if !keep_going {
                break;
            }
        }
    }
    eprintln!();
    for (name, verdict, time) in &times {
        eprintln!("{name:<18}  {verdict:<6}  {:>8}", seconds(*time));
    }
    let skipped = steps.len() - times.len();
    if skipped > 0 {
        eprintln!("{skipped} steps not run; --keep-going runs them");
    }
    match failures.is_empty() {
        true => Ok(()),
        false => Err(failures.join("\n       ")),
    }
}

fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(name: &'static str, run: fn() -> Result<(), String>) -> Step {
        Step {
            name,
            about: "",
            run,
            way_out: "mend it",
        }
    }

    #[test]
    fn a_row_stops_at_the_first_failure_unless_told_to_go_on() {
        let steps = [
            step("good", || Ok(())),
            step("bad", || Err("is bad".to_owned())),
            step("worse", || Err("is worse".to_owned())),
        ];
        assert_eq!(run(&steps[..1], false), Ok(()));
        let first = "bad: is bad\n       what to do: mend it";
        assert_eq!(run(&steps, false), Err(first.to_owned()));
        let both = format!("{first}\n       worse: is worse\n       what to do: mend it");
        assert_eq!(run(&steps, true), Err(both));
    }

    #[test]
    fn a_name_that_is_no_step_is_told_with_those_that_are() {
        let steps = Steps {
            quick: &[],
            core: &[],
            users: &[],
        };
        let unknown = steps.run(&["none"]);
        assert_eq!(unknown, Err("no step `none`; the steps are ".to_owned()));
    }
}
