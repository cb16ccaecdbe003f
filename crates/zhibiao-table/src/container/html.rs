//! Pages of HTML, as published, or as saved by Word and Excel.
//!
//! The tokenizer is html5ever's: it knows entities, comments and unquoted attributes. Of the tree only tables
//! matter, and their omitted end tags follow from what begins next, so no tree is built.

use std::cell::RefCell;

use html5ever::Attribute;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::{RawKind, Rawtext, Rcdata, ScriptData};
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

use crate::error::TableError;
use crate::limits::{Limits, ReadOptions};

use super::builder::{Builder, Spans};
use super::flow::Flow;
use super::sink::Sink;

/// Bytes handed to the tokenizer at a time.
const CHUNK: usize = 64 << 10;

/// Bytes of a line outside of tables that are kept.
const LINE: usize = 4096;

/// Pushes the tables of a page.
pub(crate) fn read<'a>(
    text: &str,
    options: &ReadOptions,
    sink: &mut dyn Sink<'a>,
) -> Result<(), TableError> {
    let page = Shared(RefCell::new(Page::new(&options.limits)));
    let tokenizer = Tokenizer::new(page, TokenizerOpts::default());
    let input = BufferQueue::default();
    let mut rest = text;
    while !rest.is_empty() {
        let (chunk, after) = rest.split_at(boundary(rest, CHUNK));
        input.push_back(StrTendril::from(chunk));
        // No script is run, so the tokenizer never waits for one.
        let _ = tokenizer.feed(&input);
        rest = after;
        tokenizer.sink.0.borrow_mut().take(sink)?;
    }
    tokenizer.end();
    let mut page = tokenizer.sink.0.borrow_mut();
    page.end()?;
    page.take(sink)
}

fn boundary(text: &str, most: usize) -> usize {
    let mut end = most.min(text.len());
    while !text.is_char_boundary(end) {
        end += 1;
    }
    end
}

struct Page<'l> {
    tables: Builder<'l>,
    /// The line of text outside of tables.
    outside: Flow,
    /// An element that is not shown, and how many of its name are open inside it.
    hidden: Option<(String, usize)>,
    /// The option of a list that is chosen: the list shows no other.
    chosen: bool,
    verbatim: usize,
    error: Option<TableError>,
}

/// The tokenizer hands out no mutable sink.
struct Shared<'l>(RefCell<Page<'l>>);

impl TokenSink for Shared<'_> {
    type Handle = ();

    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
        let mut page = self.0.borrow_mut();
        if page.error.is_some() {
            return TokenSinkResult::Continue;
        }
        let done = match &token {
            Token::CharacterTokens(text) => page.text(text),
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => page.start(tag),
            Token::TagToken(tag) => page.end_tag(&tag.name),
            _ => Ok(()),
        };
        page.error = done.err();
        match &token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => raw(&tag.name),
            _ => TokenSinkResult::Continue,
        }
    }
}

/// Elements whose content is no markup.
fn raw(name: &str) -> TokenSinkResult<()> {
    let kind: RawKind = match name {
        "script" => ScriptData,
        "style" | "xmp" | "iframe" | "noembed" | "noframes" => Rawtext,
        "title" | "textarea" => Rcdata,
        _ => return TokenSinkResult::Continue,
    };
    TokenSinkResult::RawData(kind)
}

impl<'l> Page<'l> {
    fn new(limits: &'l Limits) -> Self {
        Page {
            tables: Builder::new(limits),
            outside: Flow::default(),
            hidden: None,
            chosen: false,
            verbatim: 0,
            error: None,
        }
    }

    fn take<'a>(&mut self, sink: &mut dyn Sink<'a>) -> Result<(), TableError> {
        match self.error.take() {
            Some(error) => Err(error),
            None => self.tables.drain(sink),
        }
    }

    fn text(&mut self, text: &str) -> Result<(), TableError> {
        if self.hidden.is_some() && !self.chosen {
            return Ok(());
        }
        let verbatim = self.verbatim > 0;
        if let Some(cell) = self.tables.cell() {
            match verbatim {
                true => cell.verbatim(text),
                false => cell.push(text),
            }
        } else if !self.tables.is_open() && self.outside.len() < LINE {
            self.outside.push(text);
        }
        self.tables.check_cell()
    }

    fn start(&mut self, tag: &Tag) -> Result<(), TableError> {
        let name = &*tag.name;
        let table_part = matches!(
            name,
            "table" | "tr" | "td" | "th" | "tbody" | "thead" | "tfoot"
        );
        if let Some((hidden, depth)) = &mut self.hidden {
            if name == "option" {
                self.chosen = hidden == "select" && attribute(tag, "selected").is_some();
            }
            // A hidden cell whose end tag was left out ends where the next begins.
            let ends = matches!(&**hidden, "td" | "th")
                && *depth == 0
                && matches!(name, "td" | "th" | "tr");
            match ends {
                true => self.hidden = None,
                false => {
                    *depth += usize::from(hidden == name);
                    return Ok(());
                }
            }
        }
        if is_hidden(tag) && !is_void(name) && !tag.self_closing {
            self.hidden = Some((name.to_owned(), 0));
            return Ok(());
        }
        match name {
            "table" => {
                self.end_line();
                return self.tables.start_table(None);
            }
            _ if table_part && !self.tables.is_open() => self.tables.start_table(None)?,
            _ => {}
        }
        match name {
            "tr" => self.tables.start_row(),
            "td" | "th" => self.tables.start_cell(spans(&tag.attrs)),
            "tbody" | "thead" | "tfoot" => self.tables.end_group(),
            "br" => {
                match self.tables.cell() {
                    Some(cell) => cell.line(),
                    None => self.end_line(),
                }
                Ok(())
            }
            "sup" => {
                if let Some(cell) = self.tables.cell() {
                    cell.raise();
                }
                Ok(())
            }
            // A form that was saved while it was filled in.
            "input" if self.tables.cell().is_some() && is_typed(tag) => {
                self.text(attribute(tag, "value").unwrap_or_default())
            }
            "pre" | "textarea" => {
                self.verbatim += 1;
                self.edge(name);
                Ok(())
            }
            _ => {
                self.edge(name);
                Ok(())
            }
        }
    }

    fn end_tag(&mut self, name: &str) -> Result<(), TableError> {
        if let Some((hidden, depth)) = &mut self.hidden {
            self.chosen &= name != "option" && name != "select";
            let ends_cell = matches!(&**hidden, "td" | "th") && matches!(name, "tr" | "table");
            if hidden == name && *depth > 0 {
                *depth -= 1;
                return Ok(());
            }
            if hidden != name && !ends_cell {
                return Ok(());
            }
            self.hidden = None;
            if !ends_cell {
                return Ok(());
            }
        }
        match name {
            "td" | "th" => {
                self.tables.end_cell();
                Ok(())
            }
            "tr" => self.tables.end_row(),
            "tbody" | "thead" | "tfoot" => self.tables.end_group(),
            "table" => self.tables.end_table(),
            "pre" | "textarea" => {
                self.verbatim = self.verbatim.saturating_sub(1);
                self.edge(name);
                Ok(())
            }
            _ => {
                self.edge(name);
                Ok(())
            }
        }
    }

    /// Blocks are on lines of their own.
    fn edge(&mut self, name: &str) {
        if !is_block(name) {
            return;
        }
        match self.tables.cell() {
            Some(cell) => cell.edge(),
            None => self.end_line(),
        }
    }

    /// A line outside of tables is whole.
    fn end_line(&mut self) {
        let line = std::mem::take(&mut self.outside);
        if !line.is_blank() {
            self.tables.line_above(line.finish());
        }
    }

    fn end(&mut self) -> Result<(), TableError> {
        while self.error.is_none() && self.tables.is_open() {
            self.tables.end_table()?;
        }
        Ok(())
    }
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "li"
            | "ul"
            | "ol"
            | "dl"
            | "dt"
            | "dd"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "pre"
            | "blockquote"
            | "section"
            | "article"
            | "center"
            | "address"
            | "hr"
            | "form"
            | "fieldset"
    )
}

fn is_void(name: &str) -> bool {
    matches!(
        name,
        "br" | "img" | "input" | "hr" | "col" | "meta" | "link" | "wbr" | "area" | "base" | "embed"
    )
}

/// Whether a browser shows nothing of an element, or strikes it out: what was replaced (`<s>150</s>200`) is no part of a number.
fn is_hidden(tag: &Tag) -> bool {
    if matches!(
        &*tag.name,
        "script"
            | "style"
            | "title"
            | "noscript"
            | "template"
            | "iframe"
            | "noembed"
            | "noframes"
            | "select"
            | "del"
            | "s"
            | "strike"
    ) {
        return true;
    }
    tag.attrs
        .iter()
        .any(|attribute| match &*attribute.name.local {
            "hidden" => true,
            "style" => {
                let style: String = attribute
                    .value
                    .chars()
                    .filter(|c| !c.is_whitespace())
                    .collect();
                let style = style.to_ascii_lowercase();
                ["display:none", "mso-hide:all", "line-through"]
                    .iter()
                    .any(|hides| style.contains(hides))
            }
            _ => false,
        })
}

fn attribute<'t>(tag: &'t Tag, name: &str) -> Option<&'t str> {
    let mut attributes = tag.attrs.iter();
    let found = attributes.find(|attribute| &*attribute.name.local == name)?;
    Some(&found.value)
}

/// Whether an input shows what was typed into it.
fn is_typed(tag: &Tag) -> bool {
    matches!(attribute(tag, "type"), None | Some("text" | "number"))
}

fn spans(attributes: &[Attribute]) -> Spans {
    let number = |name: &str| {
        let attribute = attributes.iter().find(|a| &*a.name.local == name)?;
        let value = attribute.value.trim();
        let digits = value
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(value.len());
        match value[..digits].parse() {
            Ok(number) => Some(number),
            // Digits beyond what a number holds.
            Err(_) if digits > 0 => Some(usize::MAX),
            Err(_) => None,
        }
    };
    Spans {
        columns: number("colspan").unwrap_or(1).max(1),
        rows: number("rowspan").unwrap_or(1),
    }
}
