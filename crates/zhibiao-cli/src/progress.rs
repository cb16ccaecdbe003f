//! A bar on a terminal that shows how many files were read; nothing anywhere else.

use std::io::IsTerminal;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::complain;

/// What people see while files are read.
pub struct Progress(ProgressBar);

impl Progress {
    /// For so many files; for a single one there is nothing to show.
    pub fn new(files: usize) -> Progress {
        let bar = match files > 1 && std::io::stderr().is_terminal() {
            true => ProgressBar::with_draw_target(Some(files as u64), ProgressDrawTarget::stderr()),
            false => ProgressBar::hidden(),
        };
        let style = ProgressStyle::with_template("{bar:32} {pos}/{len} {wide_msg}");
        Progress(match style {
            Ok(style) => bar.with_style(style),
            Err(_) => bar,
        })
    }

    /// A file is being read.
    pub fn begin(&self, file: &str) {
        self.0.set_message(file.to_owned());
    }

    /// A file is done.
    pub fn done(&self) {
        self.0.inc(1);
    }

    /// A message that must not be drawn over.
    pub fn complain(&self, message: &str) {
        self.0.suspend(|| complain(message));
    }

    pub fn end(&self) {
        self.0.finish_and_clear();
    }
}
