//! Numbers as floats and as text.

use std::fmt::Write;

use zhibiao::Number;

use crate::sparse::Text;

/// Writes a number with all its digits.
pub(crate) fn write(number: Number, to: &mut Text) {
    // Writing into a builder cannot fail.
    let _ = match small(number) {
        Some(integer) => write!(to.ready(), "{integer}"),
        None => write!(to.ready(), "{number}"),
    };
}

/// An integer that needs no big arithmetic to be written.
fn small(number: Number) -> Option<i64> {
    let decimal = number.as_decimal().filter(|decimal| decimal.scale() == 0)?;
    decimal.mantissa().try_into().ok()
}

/// Writes one number, or a range as `[80, 95)`, as one value of the column.
pub(crate) fn exact(value: Option<Number>, bounds: Option<[(Number, bool); 2]>, to: &mut Text) {
    match (value, bounds) {
        (Some(value), _) => write(value, to),
        (None, Some([(lower, with_lower), (upper, with_upper)])) => {
            let _ = to.ready().write_char(if with_lower { '[' } else { '(' });
            write(lower, to);
            let _ = to.ready().write_str(", ");
            write(upper, to);
            let _ = to.ready().write_char(if with_upper { ']' } else { ')' });
        }
        (None, None) => return to.null(),
    }
    to.ready().append_value("");
}
