//! Steps that run beside those of this process, in one of their own, so that no core waits for the other.

use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Command, Stdio};
use std::thread::JoinHandle;

/// This program, run once more for other steps.
pub struct Beside {
    child: Child,
    readers: Vec<JoinHandle<()>>,
}

impl Beside {
    /// Begins `cargo xtask test` for the steps named. What they print is shown as it comes, behind a mark.
    pub fn start(steps: &[&str]) -> Result<Self, String> {
        let me = std::env::current_exe()
            .map_err(|error| format!("cannot find xtask's own file: {error}"))?;
        let mut child = Command::new(me)
            .arg("test")
            .args(steps)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|error| format!("cannot run the steps beside these: {error}"))?;
        let readers = [child.stdout.take().map(show), child.stderr.take().map(show)];
        Ok(Self {
            child,
            readers: readers.into_iter().flatten().collect(),
        })
    }

    /// Waits for the end; an error if one of the steps failed, which has been shown then.
    pub fn finish(mut self) -> Result<(), String> {
        let status = self.child.wait();
        for reader in self.readers {
            // A line that could not be shown decides nothing.
            let _ = reader.join();
        }
        match status {
            Ok(status) if status.success() => Ok(()),
            Ok(status) => Err(format!(
                "a step beside these failed ({status}); see the lines that begin with |"
            )),
            Err(error) => Err(format!("cannot wait for the steps beside these: {error}")),
        }
    }
}

/// Shows each line with a mark before it.
fn show(from: impl Read + Send + 'static) -> JoinHandle<()> {
    std::thread::spawn(move || {
        let lines = BufReader::new(from).split(b'\n');
        for line in lines.map_while(Result::ok) {
            eprintln!("| {}", String::from_utf8_lossy(&line));
        }
    })
}
