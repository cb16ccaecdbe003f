//! The wire form as Python's own dicts, lists, strings and numbers: what `json.loads` would make of the JSON,
//! without a float where the float would not be exact.

use std::cell::RefCell;
use std::fmt;

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PyString};
use serde::ser::{self, Serialize};

use crate::number;

/// The name under which serde_json passes a number that no primitive type holds.
const RAW: &str = "$serde_json::private::RawValue";

/// Converts values of one call; names of fields become one Python string each.
pub struct WireOut<'py> {
    py: Python<'py>,
    keys: RefCell<Vec<(usize, Bound<'py, PyString>)>>,
}

impl<'py> WireOut<'py> {
    pub fn new(py: Python<'py>) -> Self {
        WireOut {
            py,
            keys: RefCell::default(),
        }
    }

    /// The value as Python objects.
    pub fn object(&self, value: &impl Serialize) -> PyResult<Bound<'py, PyAny>> {
        value.serialize(self).map_err(|error| error.0)
    }

    fn key(&self, name: &'static str) -> Bound<'py, PyString> {
        let address = name.as_ptr() as usize;
        let mut keys = self.keys.borrow_mut();
        if let Some((_, key)) = keys.iter().find(|(other, _)| *other == address) {
            return key.clone();
        }
        let key = PyString::intern(self.py, name);
        keys.push((address, key.clone()));
        key
    }
}

/// A Python exception as serde's error.
pub struct Failure(PyErr);

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for Failure {}

impl ser::Error for Failure {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Failure(PyValueError::new_err(message.to_string()))
    }
}

impl From<PyErr> for Failure {
    fn from(error: PyErr) -> Self {
        Failure(error)
    }
}

type Made<'py> = Result<Bound<'py, PyAny>, Failure>;

/// The methods for types that the wire form does not have.
macro_rules! absent {
    ($($name:ident($($arg:ident: $type:ty),*) -> $ok:ty;)*) => {
        $(fn $name(self, $($arg: $type),*) -> Result<$ok, Failure> {
            $(let _ = $arg;)*
            Err(ser::Error::custom(concat!("the wire form has no ", stringify!($name))))
        })*
    };
}

macro_rules! numbers {
    ($($name:ident: $type:ty,)*) => {
        $(fn $name(self, value: $type) -> Made<'py> {
            Ok(value.into_pyobject(self.py).map_err(PyErr::from)?.to_owned().into_any())
        })*
    };
}

impl<'a, 'py> ser::Serializer for &'a WireOut<'py> {
    type Ok = Bound<'py, PyAny>;
    type Error = Failure;
    type SerializeSeq = List<'a, 'py>;
    type SerializeStruct = Fields<'a, 'py>;
    type SerializeTuple = ser::Impossible<Bound<'py, PyAny>, Failure>;
    type SerializeTupleStruct = ser::Impossible<Bound<'py, PyAny>, Failure>;
    type SerializeTupleVariant = ser::Impossible<Bound<'py, PyAny>, Failure>;
    type SerializeMap = ser::Impossible<Bound<'py, PyAny>, Failure>;
    type SerializeStructVariant = ser::Impossible<Bound<'py, PyAny>, Failure>;

    numbers! {
        serialize_bool: bool, serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64,
        serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64, serialize_f32: f32,
        serialize_f64: f64, serialize_char: char,
    }

    fn serialize_str(self, value: &str) -> Made<'py> {
        Ok(PyString::new(self.py, value).into_any())
    }

    fn serialize_none(self) -> Made<'py> {
        Ok(self.py.None().into_bound(self.py))
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Made<'py> {
        value.serialize(self)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _name: &'static str,
        value: &T,
    ) -> Made<'py> {
        value.serialize(self)
    }

    fn serialize_seq(self, _len: Option<usize>) -> Result<List<'a, 'py>, Failure> {
        Ok(List {
            out: self,
            list: PyList::empty(self.py),
        })
    }

    fn serialize_struct(self, name: &'static str, _: usize) -> Result<Fields<'a, 'py>, Failure> {
        Ok(Fields {
            out: self,
            dict: PyDict::new(self.py),
            number: None,
            raw: name == RAW,
        })
    }

    fn serialize_unit_variant(
        self,
        _name: &'static str,
        _index: u32,
        variant: &'static str,
    ) -> Made<'py> {
        Ok(self.key(variant).into_any())
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _name: &'static str,
        _index: u32,
        _variant: &'static str,
        _value: &T,
    ) -> Made<'py> {
        Err(ser::Error::custom("the wire form has no variants"))
    }

    absent! {
        serialize_bytes(value: &[u8]) -> Bound<'py, PyAny>;
        serialize_unit() -> Bound<'py, PyAny>;
        serialize_unit_struct(name: &'static str) -> Bound<'py, PyAny>;
        serialize_tuple(len: usize) -> Self::SerializeTuple;
        serialize_tuple_struct(name: &'static str, len: usize) -> Self::SerializeTupleStruct;
        serialize_tuple_variant(name: &'static str, index: u32, variant: &'static str, len: usize) -> Self::SerializeTupleVariant;
        serialize_map(len: Option<usize>) -> Self::SerializeMap;
        serialize_struct_variant(name: &'static str, index: u32, variant: &'static str, len: usize) -> Self::SerializeStructVariant;
    }
}

/// A list that is being filled.
pub struct List<'a, 'py> {
    out: &'a WireOut<'py>,
    list: Bound<'py, PyList>,
}

impl<'py> ser::SerializeSeq for List<'_, 'py> {
    type Ok = Bound<'py, PyAny>;
    type Error = Failure;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Failure> {
        Ok(self.list.append(value.serialize(self.out)?)?)
    }

    fn end(self) -> Made<'py> {
        Ok(self.list.into_any())
    }
}

/// A dict that is being filled, or a number on its way as raw JSON.
pub struct Fields<'a, 'py> {
    out: &'a WireOut<'py>,
    dict: Bound<'py, PyDict>,
    number: Option<Bound<'py, PyAny>>,
    raw: bool,
}

impl<'py> ser::SerializeStruct for Fields<'_, 'py> {
    type Ok = Bound<'py, PyAny>;
    type Error = Failure;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        key: &'static str,
        value: &T,
    ) -> Result<(), Failure> {
        let made = value.serialize(self.out)?;
        if self.raw {
            let text = made.cast_into::<PyString>().map_err(PyErr::from)?;
            self.number = Some(number::from_json(&text)?);
            return Ok(());
        }
        Ok(self.dict.set_item(self.out.key(key), made)?)
    }

    fn end(self) -> Made<'py> {
        Ok(self.number.unwrap_or(self.dict.into_any()))
    }
}
