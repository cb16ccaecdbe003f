//! What the modules are made for, and how each is compiled for it.

/// What a module is made for.
#[derive(Clone, Copy)]
pub(super) enum For {
    /// To be loaded over a line: small.
    Pages,
    /// To be loaded from a disk: quick.
    Node,
}

impl For {
    pub(super) fn profile(self) -> &'static str {
        match self {
            For::Pages => "wasm",
            For::Node => "wasm-node",
        }
    }

    /// The features of the crate besides those that were asked for.
    pub(super) fn features(self) -> &'static str {
        match self {
            For::Pages => "small",
            For::Node => "",
        }
    }

    /// Every node that the package supports knows vectors; a page may meet an older browser. What is more than a word is copied and
    /// cleared by one instruction of the machine, not word by word: a fiftieth smaller, and a fifteenth slower. Loops count once, not
    /// once for each thing that moves with them. What names what is told, so that the glue finds what nothing reads any more.
    pub(super) fn rust_flags(self) -> &'static str {
        match self {
            For::Pages => concat!(
                "-Cllvm-args=--max-store-memcpy=1 -Cllvm-args=--max-store-memmove=1 -Cllvm-args=--max-store-memset=1 ",
                "-Cllvm-args=--disable-lsr -Clink-arg=--emit-relocs",
            ),
            For::Node => "-Ctarget-feature=+simd128",
        }
    }

    /// What wasm-opt does. A memory is the module's own, so it begins with zeros, and its first kilobyte is the far end of the stack. Control
    /// flow that is taken apart and put together anew is shorter by a hundredth, which is worth a minute where everybody loads the module;
    /// what the compiler did not put into its caller for size stays apart, which is shorter by another.
    pub(super) fn passes(self, features: &str) -> &'static [&'static str] {
        match (self, features) {
            (For::Pages, "") => &[
                "--low-memory-unused",
                "--zero-filled-memory",
                "--always-inline-max-function-size=0",
                "--one-caller-inline-max-function-size=0",
                "-Oz",
                "--flatten",
                "--rereloop",
                "-Oz",
                "--converge",
                "-Oz",
            ],
            (For::Pages, _) => &["--zero-filled-memory", "-Oz"],
            (For::Node, _) => &["-O3"],
        }
    }
}
