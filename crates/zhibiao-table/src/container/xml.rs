//! XML as a stream of three kinds of events, with local names and with entities resolved.

use std::borrow::Cow;
use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

use crate::error::TableError;

use super::Format;

/// What reads an XML part.
pub(crate) trait Visit {
    fn start(&mut self, element: &Element<'_>) -> Result<(), TableError>;
    fn end(&mut self, name: &str) -> Result<(), TableError>;
    fn text(&mut self, text: &str) -> Result<(), TableError>;
}

/// The start of an element.
pub(crate) struct Element<'e>(&'e BytesStart<'e>);

impl Element<'_> {
    /// Without its prefix.
    pub(crate) fn name(&self) -> Cow<'_, str> {
        Cow::Borrowed(self.0.local_name().into_inner())
    }

    /// An attribute by its name without a prefix.
    pub(crate) fn attribute(&self, name: &str) -> Option<String> {
        let mut attributes = self.0.attributes().flatten();
        let found = attributes.find(|attribute| attribute.key.local_name().as_ref() == name)?;
        let value = quick_xml::escape::unescape(&found.value).ok()?;
        Some(value.into_owned())
    }

    /// An attribute that is a number.
    pub(crate) fn number(&self, name: &str) -> Option<usize> {
        let text = self.attribute(name)?;
        match text.trim().parse() {
            Ok(number) => Some(number),
            Err(_) if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) => {
                Some(usize::MAX)
            }
            Err(_) => None,
        }
    }
}

/// Whether `vertAlign` raises a run: 10⁵.
#[cfg(any(feature = "docx", feature = "xlsx"))]
pub(crate) fn is_raised(element: &Element<'_>) -> bool {
    element.attribute("val").as_deref() == Some("superscript")
}

/// Whether a property of a run is switched on.
#[cfg(any(feature = "docx", feature = "xlsx"))]
pub(crate) fn is_on(element: &Element<'_>) -> bool {
    let off = |val: String| matches!(&*val, "0" | "false" | "off");
    !element.attribute("val").is_some_and(off)
}

/// Hands the events of a part to the visitor.
pub(crate) fn walk(
    source: impl BufRead,
    format: Format,
    visitor: &mut dyn Visit,
) -> Result<(), TableError> {
    let broken = |error: &dyn std::fmt::Display| TableError::broken(format.as_str(), error);
    let mut reader = Reader::from_reader(source);
    reader.config_mut().expand_empty_elements = true;
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader
            .read_event_into(&mut buffer)
            .map_err(|error| broken(&error))?
        {
            Event::Start(start) => visitor.start(&Element(&start))?,
            Event::End(end) => visitor.end(end.local_name().as_ref())?,
            Event::Text(text) => visitor.text(&text.xml10_content())?,
            Event::CData(text) => visitor.text(&text.xml10_content())?,
            Event::GeneralRef(entity) => visitor.text(&resolved(&entity))?,
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// What an entity stands for; one that is not known stays as written.
fn resolved(entity: &BytesRef<'_>) -> String {
    if let Ok(Some(c)) = entity.resolve_char_ref() {
        return c.to_string();
    }
    let name = entity.xml10_content();
    match quick_xml::escape::resolve_xml_entity(&name) {
        Some(text) => text.to_owned(),
        None => format!("&{name};"),
    }
}
