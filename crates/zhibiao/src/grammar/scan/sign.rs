//! Where `+` and `-` of a value are signs of a number: `-18℃`, 确保`-3%`, 增长率`-2%`.

use super::Scanner;

use crate::diagnostic::Code;
use crate::grammar::clause::is_filler;
use crate::grammar::cursor::*;
use crate::grammar::minus::{self, Dash};
use crate::lexicon::{self, QUANTITY_NOUN, STOP};

impl<'a> Scanner<'_, 'a> {
    /// A sign belongs to a number only where no other operand stands before it.
    pub(super) fn sign_allowed(&self, i: &str, opens: bool) -> bool {
        let before = last(&self.cx.source[..self.cx.at(i)]);
        let negative_word = matches!(peek(i), Some('负' | '負' | '零'));
        let parted = |c: char| {
            is_space(c)
                || lexicon::twin(c) == '/'
                || matches!(c, '：' | ':' | '，' | ',' | '；' | ';' | '（' | '(' | '、')
        };
        let sum = eat(i, &['+']).is_some() && self.clause.has_measure();
        let stop = STOP.longest(i).is_some();
        let from = self.clause.label_from.min(self.cx.at(i));
        let opened = before.is_some_and(|c| matches!(lexicon::twin(c), '“' | '"' | '[' | '【'));
        // 确保-3%, but 数量-30人 and 占比-30%: behind a noun the sign is a dash.
        let verb = || {
            let words = self.cx.source[from..self.cx.at(i)].trim();
            let noun = || QUANTITY_NOUN.suffix(words).is_some();
            !self.clause.has_measure() && !words.is_empty() && is_filler(words) && !noun()
        };
        !stop
            && !sum
            && (opens
                || negative_word
                || before.is_none_or(parted)
                || opened
                || eat(i, &['±']).is_some()
                || verb())
    }

    /// Whether the dash right behind a word is a minus; what may be either is read as a mark, with a remark.
    pub(super) fn dash_is_minus(&mut self, i: &'a str) -> bool {
        // 5天-3天: a dash behind a number is none behind a word.
        if self.clause.last_end() == Some(self.cx.at(i)) {
            return false;
        }
        // —5%: a mark of a list, or a minus.
        let opens = self.cx.source[self.clause.start..self.cx.at(i)]
            .trim()
            .is_empty();
        // 2023.1.1-3.5万: a mark behind a date, or a minus.
        let at = self.cx.at(i);
        let dated = (self.clause.period.as_ref()).is_some_and(|period| {
            period.text.end() as usize == at && period.text.ends_with(is_figure)
        });
        let found = match eat(i, &['—', '-'])
            .filter(|rest| (dated || opens && eat(i, &['—']).is_some()) && digit(rest).is_some())
        {
            Some(_) => Some(Dash::Doubtful),
            None => minus::behind_word(&self.cx, i),
        };
        if found == Some(Dash::Doubtful) {
            self.remark(Code::DoubtfulDash, i, after_first(i));
        }
        found == Some(Dash::Minus)
    }
}
