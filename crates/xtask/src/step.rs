//! Steps of a command: each prints its name and its time.

use std::time::{Duration, Instant};

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

/// One line for each step.
pub fn list(steps: &[Step]) -> String {
    let line = |step: &Step| format!("  {:<18}  {}\n", step.name, step.about);
    steps.iter().map(line).collect()
}

/// Runs the steps named, or all; `--keep-going` runs the rest after a failure, too.
pub fn run_named(all: &[Step], args: &[&str]) -> Result<(), String> {
    let keep_going = args.contains(&"--keep-going");
    let names: Vec<&str> = args
        .iter()
        .copied()
        .filter(|a| *a != "--keep-going")
        .collect();
    if let Some(unknown) = names
        .iter()
        .find(|name| all.iter().all(|step| step.name != **name))
    {
        let known: Vec<&str> = all.iter().map(|step| step.name).collect();
        return Err(format!(
            "no step `{unknown}`; the steps are {}",
            known.join(", ")
        ));
    }
    let chosen = all
        .iter()
        .filter(|step| names.is_empty() || names.contains(&step.name));
    run(&chosen.copied().collect::<Vec<_>>(), keep_going)
}

fn run(steps: &[Step], keep_going: bool) -> Result<(), String> {
    let begin = Instant::now();
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
    if failures.is_empty() {
        eprintln!(
            "all {} steps passed in {}",
            steps.len(),
            seconds(begin.elapsed())
        );
        return Ok(());
    }
    if skipped > 0 {
        eprintln!("{skipped} steps not run; --keep-going runs them");
    }
    Err(failures.join("\n       "))
}

fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
}
