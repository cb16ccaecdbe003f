//! The strings that cells share.

use crate::container::is_power;
use crate::container::xml::{Element, Visit, is_on, is_raised};
use crate::error::TableError;
use crate::limits::{Limit, Limits};

/// Texts in order; a cell names one by its index.
pub(super) struct Strings<'l> {
    pub(super) texts: Vec<String>,
    text: Text,
    limits: &'l Limits,
}

impl<'l> Strings<'l> {
    pub(super) fn new(limits: &'l Limits) -> Self {
        Strings {
            texts: Vec::new(),
            text: Text::default(),
            limits,
        }
    }
}

impl Visit for Strings<'_> {
    fn start(&mut self, element: &Element<'_>) -> Result<(), TableError> {
        self.text.start(element);
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), TableError> {
        self.text.end(name);
        if name == "si" {
            self.texts.push(self.text.take());
        }
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), TableError> {
        self.text.push(text, self.limits)
    }
}

/// The text of a string: of all its runs, without the reading aids of Japanese.
#[derive(Default)]
pub(super) struct Text {
    text: String,
    open: bool,
    raised: bool,
    phonetic: bool,
    /// The run is struck out: what was replaced is no part of a number.
    struck: bool,
}

impl Text {
    pub(super) fn start(&mut self, element: &Element<'_>) {
        match &*element.name() {
            // 10⁵ rather than 105
            "vertAlign" => self.raised = is_raised(element),
            "r" => self.struck = false,
            "strike" => self.struck = is_on(element),
            "t" => self.open = !self.phonetic && !self.struck,
            "rPh" => self.phonetic = true,
            _ => {}
        }
    }

    pub(super) fn end(&mut self, name: &str) {
        match name {
            "t" => self.open = false,
            "r" => self.struck = false,
            "rPh" => self.phonetic = false,
            _ => {}
        }
    }

    pub(super) fn push(&mut self, text: &str, limits: &Limits) -> Result<(), TableError> {
        if !self.open {
            return Ok(());
        }
        let raised = std::mem::take(&mut self.raised);
        let first = text.chars().next();
        if raised && first.is_some_and(|first| is_power(&self.text, first)) {
            self.text.push('^');
        }
        self.text.push_str(text);
        match self.text.len() > limits.cell_bytes {
            true => Err(TableError::too_large(Limit::CellBytes, limits, None)),
            false => Ok(()),
        }
    }

    pub(super) fn take(&mut self) -> String {
        unescaped(std::mem::take(&mut self.text))
    }
}

/// Characters that XML cannot hold stand as `_x000D_`; line ends become `\n`.
pub(super) fn unescaped(text: String) -> String {
    if !text.contains("_x") && !text.contains('\r') {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = &*text;
    while let Some(at) = rest.find("_x") {
        out.push_str(&rest[..at]);
        let code = rest[at + 2..]
            .get(..4)
            .filter(|_| rest[at + 2..].get(4..5) == Some("_"));
        match code
            .and_then(|code| u32::from_str_radix(code, 16).ok())
            .and_then(char::from_u32)
        {
            Some(c) => {
                out.push(c);
                rest = &rest[at + 7..];
            }
            None => {
                out.push_str("_x");
                rest = &rest[at + 2..];
            }
        }
    }
    out.push_str(rest);
    out.replace("\r\n", "\n").replace('\r', "\n")
}

#[cfg(test)]
mod tests {
    use super::unescaped;

    #[test]
    fn characters_that_xml_cannot_hold() {
        assert_eq!(unescaped("甲_x000D_\n乙".to_owned()), "甲\n乙");
        assert_eq!(unescaped("_x005F_x000D_".to_owned()), "_x000D_");
        assert_eq!(unescaped("a_xyz_ _x12".to_owned()), "a_xyz_ _x12");
        assert_eq!(unescaped("_x甲乙丙丁_".to_owned()), "_x甲乙丙丁_");
    }
}
