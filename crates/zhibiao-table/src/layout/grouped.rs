//! A row that holds several indicators, in groups of columns.

use super::Reader;
use super::body::Row;
use super::columns::{Columns, Group, Groups, Kind, Role};
use super::line::Line;
use super::rows::passed_over;
use super::words::is_blank;
use crate::diagnostic::TableCode;

impl<'a> Reader<'a> {
    /// What stands beside the groups is the project's, and each group has an indicator.
    pub(super) fn grouped_row(&mut self, columns: &Columns, groups: &Groups, mut line: Line<'a>) {
        let Some(first) = line.own().next() else {
            return;
        };
        if let Some(code) = passed_over(columns, &line, first) {
            let all = line.joined();
            return self.projects.report(code, line.place(first), &all);
        }
        let parts: Vec<Line<'a>> = groups
            .all()
            .iter()
            .map(|group| group.part(&mut line))
            .collect();
        self.beside_groups(columns, line);
        self.group_levels.resize_with(parts.len(), Default::default);
        for (index, (group, part)) in groups.all().iter().zip(parts).enumerate() {
            self.swap_levels(index);
            self.group(group, part);
            self.swap_levels(index);
        }
    }

    fn swap_levels(&mut self, index: usize) {
        if let Some(levels) = self.group_levels.get_mut(index) {
            std::mem::swap(&mut self.levels, levels);
        }
    }

    fn group(&mut self, group: &Group, mut line: Line<'a>) {
        match &group.kind {
            Kind::Rows(columns) => self.read_row(columns, line, group.heading.as_ref()),
            Kind::List(heading) => {
                let own: Vec<usize> = line.own().collect();
                for index in own {
                    let number = line.number;
                    let Some(text) = line.take(index).filter(|text| !is_blank(text)) else {
                        continue;
                    };
                    self.fresh = false;
                    self.projects.list(heading, text, number);
                }
            }
        }
    }

    /// The cells beside the groups: a project may begin, and what goes on is kept with it.
    fn beside_groups(&mut self, columns: &Columns, line: Line<'a>) {
        if line.own().next().is_none() {
            return;
        }
        let number = line.number;
        // 2 |  | 公厕数量: a number of its own, and no name beside it.
        let counted = columns.position(Role::Ordinal);
        let counted = counted
            .filter(|&index| line.own().any(|own| own == index))
            .filter(|&index| line.text(index).contains(|c: char| c.is_ascii_digit()))
            .map(|index| (line.place(index), line.text(index).to_owned()));
        let mut row = Row::of(columns, line, &self.carry);
        if let (Some((place, text)), None, true) =
            (counted, &row.project, columns.has(Role::Project))
        {
            self.projects
                .report(TableCode::MissingProjectName, place, &text);
        }
        for cell in std::mem::take(&mut row.beyond) {
            self.projects
                .report(TableCode::ExtraCell, cell.place, &cell);
        }
        if self.projects.of_row(columns, &mut row, number) {
            self.clear_levels();
        }
        self.projects.keep(row.rest(columns), number);
    }
}
