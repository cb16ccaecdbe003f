//! Where the lists of a cell stand: each style of numbers counts by itself, the inner ones anew below each outer number.
//!
//! ```text
//! lists = outer-number *( inner-number … ) outer-number      ; （一）… 1、… 2、… （二）… 1、…
//! ```

/// How a list number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Style {
    /// ①, ⑴, ⒈, ❶, by their run.
    Enclosed(usize),
    /// （1）.
    Bracketed,
    /// （一）.
    HanBracketed,
    /// 【1】.
    Boxed,
    /// 一、.
    Han,
    /// 1、, 1. and 1）, by the mark's folded form.
    Marked(char),
    /// A1., whatever the letter.
    Lettered,
    /// 1 before a category, with nothing but white space between.
    Bare,
}

/// A number of a list and how it is written.
pub(in super::super) type Listed = (Style, u32);

/// How many lists may stand in one another.
const DEEPEST: usize = 4;

/// The number that each list in force stands at, outer ones first.
#[derive(Clone, Copy, Default)]
pub(super) struct Lists {
    open: [Option<Listed>; DEEPEST],
}

impl Lists {
    /// The innermost one, whose number stood last.
    pub(super) fn last(&self) -> Option<Listed> {
        self.open.iter().rev().copied().flatten().next()
    }

    /// Whether a list stands at the number before.
    pub(super) fn goes_on(&self, (style, number): Listed) -> bool {
        let mut open = self.open.iter().flatten();
        open.any(|(own, last)| *own == style && last + 1 == number)
    }

    /// A number: those of lists inside begin anew.
    pub(super) fn note(&mut self, number: Listed) {
        let same = |list: &Option<Listed>| list.is_none_or(|(style, _)| style == number.0);
        let at = self.open.iter().position(same).unwrap_or(DEEPEST - 1);
        self.open[at] = Some(number);
        self.open[at + 1..].fill(None);
    }
}
