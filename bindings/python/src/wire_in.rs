//! Python's dicts, lists, strings and numbers as JSON, from which the wire form is read.

use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDict, PyFloat, PyInt, PyList, PyMapping, PyString, PyTuple};
use serde::de::DeserializeOwned;

use crate::number;

/// Deeper than any wire form, and far from the end of the stack.
const DEEPEST: usize = 32;

/// Reads the wire form of a `what`.
pub fn read<T: DeserializeOwned>(data: &Bound<'_, PyAny>, what: &str) -> PyResult<T> {
    let mut json = String::new();
    write(data, &mut json, 0)?;
    serde_json::from_str(&json).map_err(|error| {
        PyValueError::new_err(format!(
            "expected the wire form of a {what}, as its to_dict() makes it: {error}"
        ))
    })
}

fn write(value: &Bound<'_, PyAny>, json: &mut String, depth: usize) -> PyResult<()> {
    if depth > DEEPEST {
        return Err(PyValueError::new_err(format!(
            "expected the wire form, found dicts or lists nested more than {DEEPEST} deep"
        )));
    }
    if value.is_none() {
        json.push_str("null");
    } else if let Ok(text) = value.cast::<PyString>() {
        string(text.to_str()?, json);
    } else if let Ok(flag) = value.cast::<PyBool>() {
        json.push_str(if flag.is_true() { "true" } else { "false" });
    } else if let Ok(dict) = value.cast::<PyDict>() {
        object(dict.iter(), json, depth)?;
    } else if value.is_instance_of::<PyList>() || value.is_instance_of::<PyTuple>() {
        array(value, json, depth)?;
    } else if value.is_instance_of::<PyInt>()
        || value.is_instance_of::<PyFloat>()
        || number::is_decimal(value)?
    {
        json.push_str(value.str()?.to_str()?);
    } else if let Ok(mapping) = value.cast::<PyMapping>() {
        let pairs = mapping.items()?;
        let pairs = pairs.iter().map(|pair| pair.extract());
        object(
            pairs.collect::<PyResult<Vec<_>>>()?.into_iter(),
            json,
            depth,
        )?;
    } else {
        return Err(PyTypeError::new_err(format!(
            "expected dict, list, str, int, float, Decimal, bool or None in the wire form, found {}",
            value.get_type().name()?
        )));
    }
    Ok(())
}

fn object<'py>(
    pairs: impl Iterator<Item = (Bound<'py, PyAny>, Bound<'py, PyAny>)>,
    json: &mut String,
    depth: usize,
) -> PyResult<()> {
    json.push('{');
    for (index, (key, value)) in pairs.enumerate() {
        if index > 0 {
            json.push(',');
        }
        let key = key.cast::<PyString>().map_err(|_| {
            PyTypeError::new_err(format!("expected names of fields as str, found {key}"))
        })?;
        string(key.to_str()?, json);
        json.push(':');
        write(&value, json, depth + 1)?;
    }
    json.push('}');
    Ok(())
}

fn array(list: &Bound<'_, PyAny>, json: &mut String, depth: usize) -> PyResult<()> {
    json.push('[');
    for (index, item) in list.try_iter()?.enumerate() {
        if index > 0 {
            json.push(',');
        }
        write(&item?, json, depth + 1)?;
    }
    json.push(']');
    Ok(())
}

fn string(text: &str, json: &mut String) {
    // Writing a string into a string cannot fail.
    json.push_str(&serde_json::to_string(text).unwrap_or_default());
}
