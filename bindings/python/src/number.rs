//! Exact numbers in Python: `decimal.Decimal`, and `fractions.Fraction` where no decimal holds it.

use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyString, PyType};
use zhibiao::{Decimal, Number};

static DECIMAL: PyOnceLock<Py<PyType>> = PyOnceLock::new();
static FRACTION: PyOnceLock<Py<PyType>> = PyOnceLock::new();

fn decimal_type(py: Python<'_>) -> PyResult<&Bound<'_, PyType>> {
    DECIMAL.import(py, "decimal", "Decimal")
}

/// `Decimal('12.5')`, or `Fraction(2, 3)`.
pub fn exact(py: Python<'_>, number: Number) -> PyResult<Bound<'_, PyAny>> {
    match number {
        Number::Decimal(decimal) => match small(decimal) {
            Some(integer) => decimal_type(py)?.call1((integer,)),
            None => decimal_type(py)?.call1((decimal.to_string(),)),
        },
        Number::Fraction {
            numerator,
            denominator,
        } => FRACTION
            .import(py, "fractions", "Fraction")?
            .call1((numerator, denominator)),
    }
}

/// An integer that needs no text on its way.
fn small(decimal: Decimal) -> Option<i64> {
    match decimal.scale() {
        0 => i64::try_from(decimal.mantissa()).ok(),
        _ => None,
    }
}

/// A number of the wire form that is too long for a machine's: an int, or a `Decimal`.
pub fn from_json<'py>(text: &Bound<'py, PyString>) -> PyResult<Bound<'py, PyAny>> {
    let py = text.py();
    match text.to_str()?.contains(['.', 'e', 'E']) {
        true => decimal_type(py)?.call1((text,)),
        false => py.get_type::<pyo3::types::PyInt>().call1((text,)),
    }
}

/// Whether it is a `decimal.Decimal`.
pub fn is_decimal(value: &Bound<'_, PyAny>) -> PyResult<bool> {
    value.is_instance(decimal_type(value.py())?)
}
