//! The marks of lists in a value: `1、培训30人；2、考核20人`, `三、`.
//!
//! Refused: `三、五次` is told of, for it may be three to five.

use super::Scanner;
use crate::diagnostic::Code;
use crate::grammar::clause::Clause;
use crate::grammar::codes::named_digits;
use crate::grammar::cursor::*;
use crate::grammar::exclude;
use crate::grammar::quiet::stop_word;
use crate::lexicon::{Numeral, UNIT_WORDS, numeral, twin};

impl<'a> Scanner<'_, 'a> {
    /// `1、`, `三、`: the mark of a list, where a clause begins or not.
    pub(super) fn list_mark(
        &mut self,
        i: &'a str,
        c: char,
        stop: usize,
        opens: bool,
    ) -> Option<&'a str> {
        if !opens {
            return self.next_listed(i).or_else(|| self.mark_inside(i));
        }
        if self.goes_on_listing(i) {
            let rest = integer(i, 2).map_or(i, |(_, _, rest)| after_first(rest));
            self.listed += 1;
            return Some(self.reopen(rest));
        }
        if numeral(c) == Numeral::None || stop > 0 {
            return None;
        }
        let rest = exclude::list_number(i)?;
        // 三.五万: a list's mark, or a point.
        let pointed = peek(rest).is_some_and(|c| numeral(c) != Numeral::None)
            && i[..i.len() - rest.len()].ends_with(['.', '．']);
        if pointed {
            self.remark(Code::UnreadNumber, i, rest);
        }
        if let (Numeral::Digit(mark), Some(Numeral::Digit(next))) =
            (numeral(c), peek(rest).map(numeral))
        {
            let behind = after_first(rest);
            // 一、二级河道: both classes.
            if next == mark + 1 && eat(behind, &['级', '类', '等']).is_some() {
                return Some(rest);
            }
            // 三、五次: a list's mark, or three to five.
            if mark < next && UNIT_WORDS.longest(behind).is_some() && stop_word(rest, c) == 0 {
                self.remark(Code::UnreadNumber, i, rest);
            }
        }
        self.listed = exclude::number_in_list(i).unwrap_or(0);
        Some(self.reopen(rest))
    }

    /// 确保`1、`培训3场: the mark of a list where no clause begins.
    fn mark_inside(&mut self, i: &'a str) -> Option<&'a str> {
        integer(i, 1)?;
        let rest = exclude::list_number(i).filter(|r| peek(r).is_some_and(is_han))?;
        if self.torn(i) {
            return None;
        }
        self.remark(Code::UnreadNumber, i, rest);
        Some(rest)
    }

    /// `1、培训30人 2、考核20人`: the next number of a list ends the clause, though no mark stands before it.
    fn next_listed(&mut self, i: &'a str) -> Option<&'a str> {
        if self.listed == 0 || self.depth > 0 {
            return None;
        }
        let number = exclude::number_in_list(i)?;
        let rest = exclude::list_number(i)?;
        if number != self.listed + 1 || !peek(skip_spaces(rest)).is_some_and(is_han) {
            return None;
        }
        self.listed = number;
        self.end_clause(self.cx.at(i));
        self.clause = Clause::at(self.cx.at(rest));
        Some(rest)
    }

    /// `1、95%；2、90%`: the number is the list's, where the list goes on to two.
    fn goes_on_listing(&mut self, i: &str) -> bool {
        let Some((number, _, rest)) = integer(i, 2) else {
            return false;
        };
        // 1：50000元；2：60000元, but no 1:18；2:36
        let colon = || {
            let certain = || number > 1 || named_digits(i).is_none();
            eat(rest, &[':']).is_some_and(|r| !r.is_empty()) && certain()
        };
        let marked = eat(rest, &['、', ')']).is_some_and(|r| digit(r).is_some()) || colon();
        if !marked || number != self.listed + 1 {
            return false;
        }
        let source = self.cx.source;
        let two = || {
            let mut stops = source
                .char_indices()
                .filter(|(_, c)| matches!(twin(*c), ';' | '\n'));
            stops.any(|(at, _)| eat(after_first(&source[at..]), &['2']).is_some())
        };
        number > 1 || *self.lists.get_or_insert_with(two)
    }
}
