//! Decimals that may be the numbers of a list: `1.30人；2.20场`.

use super::cursor::*;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Measure, Target};

/// `1.30人；2.20场`: the decimals of a value may be the numbers of a list, each with a whole number behind it.
pub(super) fn tell_of_list(target: &mut Target<'_>) {
    let numbered = |(measure, number): (&Measure<'_>, u32)| {
        let pointed = |(found, _, rest): (u32, _, &str)| {
            found == number && eat(rest, &['.']).is_some_and(|rest| digit(rest).is_some())
        };
        // C级1.2万元，D级2.5万元: words before it show that it is no number of a list.
        let named = measure
            .label
            .is_some_and(|label| label.start < measure.text.start);
        !named && integer(&measure.text, 2).is_some_and(pointed)
    };
    // 1.5公里、2.8公里、3.6公里: items of a list are not all of one thing.
    let alike = |pair: &[Measure<'_>]| {
        let unit = |at: usize| pair[at].unit.as_ref().map(|unit| &unit.name);
        let (from, to) = (pair[0].text.end(), pair[1].text.start);
        let own = |at: u32| at.checked_sub(target.text.start).map(|at| at as usize);
        let between = own(from).zip(own(to));
        let between = between.and_then(|(from, to)| target.text.text.get(from..to));
        let marked = between.and_then(|text| eat(text, &['、'])) == Some("");
        marked && unit(0).is_some() && unit(0) == unit(1)
    };
    let listed = target.measures.windows(2).all(alike);
    if target.measures.len() > 1 && !listed && target.measures.iter().zip(1..).all(numbered) {
        let code = Code::BrokenNumber;
        let told = target.measures.iter().map(|measure| Diagnostic {
            code,
            span: measure.text.span(),
        });
        target.diagnostics.extend(told);
    }
}
