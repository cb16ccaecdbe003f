use std::io::{self, Write};

use crate::wire::Document;

/// Writes a project a line as JSON; see [`crate::wire`].
///
/// # Errors
/// When `out` cannot be written to.
///
/// ```
/// use zhibiao::{Language, Parser, wire::Offsets};
/// let document = zhibiao_table::read_tsv("项目名称\t绩效指标\n体检\t人数30人\n")?;
/// let wire = zhibiao_table::wire::Document::new(&document, &Parser::new(), Offsets::Bytes, Language::English);
/// let mut out = Vec::new();
/// zhibiao_table::write::json_lines(&wire, &mut out).unwrap();
/// assert!(out.starts_with(r#"{"name":"体检","#.as_bytes()));
/// # Ok::<(), zhibiao_table::TableError>(())
/// ```
pub fn json_lines(document: &Document, out: &mut impl Write) -> io::Result<()> {
    for project in &document.projects {
        serde_json::to_writer(&mut *out, project)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}
