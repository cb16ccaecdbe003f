//! The list of sheets, and which part each of them is.

use crate::container::xml::{Element, Visit};
use crate::error::TableError;

/// The workbook part.
#[derive(Default)]
pub(super) struct Book {
    pub(super) sheets: Vec<SheetInfo>,
    pub(super) from_1904: bool,
}

pub(super) struct SheetInfo {
    pub(super) name: String,
    /// The id of its relation.
    pub(super) relation: String,
    pub(super) hidden: bool,
}

impl Visit for Book {
    fn start(&mut self, element: &Element<'_>) -> Result<(), TableError> {
        match &*element.name() {
            "sheet" => {
                let state = element.attribute("state");
                self.sheets.push(SheetInfo {
                    name: element.attribute("name").unwrap_or_default(),
                    relation: element.attribute("id").unwrap_or_default(),
                    hidden: state.is_some_and(|state| state != "visible"),
                });
            }
            "workbookPr" => {
                let set = element.attribute("date1904");
                self.from_1904 = set.is_some_and(|set| matches!(&*set, "1" | "true" | "on"));
            }
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, _: &str) -> Result<(), TableError> {
        Ok(())
    }

    fn text(&mut self, _: &str) -> Result<(), TableError> {
        Ok(())
    }
}

/// The relations of a part: ids, kinds and paths.
pub(super) struct Relations {
    folder: String,
    all: Vec<(String, String, String)>,
}

impl Relations {
    /// Targets count from the folder.
    pub(super) fn new(folder: &str) -> Relations {
        Relations {
            folder: folder.to_owned(),
            all: Vec::new(),
        }
    }

    /// The kind of each, and its path.
    pub(super) fn of_kinds(&self) -> impl Iterator<Item = (&str, &str)> {
        self.all
            .iter()
            .map(|(_, kind, target)| (&**kind, &**target))
    }

    /// The path of a worksheet.
    pub(super) fn worksheet(&self, id: &str) -> Option<&str> {
        let found = self.all.iter().find(|(own, _, _)| own == id)?;
        (found.1 == "worksheet").then_some(&*found.2)
    }
}

impl Visit for Relations {
    fn start(&mut self, element: &Element<'_>) -> Result<(), TableError> {
        if element.name() != "Relationship" {
            return Ok(());
        }
        let kind = element.attribute("Type").unwrap_or_default();
        // The two editions of the standard differ in all but the end.
        let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
        let target = element.attribute("Target").unwrap_or_default();
        let id = element.attribute("Id").unwrap_or_default();
        self.all.push((id, kind, resolved(&self.folder, &target)));
        Ok(())
    }

    fn end(&mut self, _: &str) -> Result<(), TableError> {
        Ok(())
    }

    fn text(&mut self, _: &str) -> Result<(), TableError> {
        Ok(())
    }
}

/// A target as a path from the package's root.
fn resolved(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let mut path: Vec<&str> = match target.starts_with('/') {
        true => Vec::new(),
        false => folder.split('/').collect(),
    };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(path.pop()),
            _ => path.push(step),
        }
    }
    path.retain(|step| !step.is_empty());
    path.join("/")
}

#[cfg(test)]
mod tests {
    use super::resolved;

    #[test]
    fn targets_are_paths() {
        assert_eq!(
            resolved("xl", "worksheets/sheet1.xml"),
            "xl/worksheets/sheet1.xml"
        );
        assert_eq!(resolved("xl", "/xl/styles.xml"), "xl/styles.xml");
        assert_eq!(resolved("xl", "../a/./b.xml"), "a/b.xml");
        assert_eq!(resolved("", "xl\\workbook.xml"), "xl/workbook.xml");
    }
}
