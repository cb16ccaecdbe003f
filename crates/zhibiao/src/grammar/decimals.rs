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
    if target.measures.len() > 1 && target.measures.iter().zip(1..).all(numbered) {
        let code = Code::BrokenNumber;
        let told = target.measures.iter().map(|measure| Diagnostic {
            code,
            span: measure.text.span(),
        });
        target.diagnostics.extend(told);
    }
}
