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

/// Bytes of the longest text that is remembered, and how many are.
const SHORT: usize = 24;
const SLOTS: usize = 512;
/// Some times as many as there are names of fields, so that few share a slot.
const NAMES: usize = 256;

/// An odd number whose multiples are spread well: 2⁶⁴ over the golden ratio.
const MIX: u64 = 0x9E37_79B9_7F4A_7C15;

/// Converts values of one call; names of fields, and short texts that come again, become one Python string each.
pub struct WireOut<'py> {
    py: Python<'py>,
    /// Names of fields by where they stand in this program.
    names: RefCell<[Option<Name<'py>>; NAMES]>,
    /// Short texts, each slot the last one of its own: most of them are a few dozen units and comparators.
    texts: RefCell<Vec<Option<Known<'py>>>>,
}

/// Where a name of a field stands, and what it is in Python.
type Name<'py> = (usize, Bound<'py, PyString>);

/// A text that was converted before.
struct Known<'py> {
    bytes: [u8; SHORT],
    len: usize,
    object: Bound<'py, PyString>,
}

impl<'py> WireOut<'py> {
    pub fn new(py: Python<'py>) -> Self {
        WireOut {
            py,
            names: RefCell::new([const { None }; NAMES]),
            texts: RefCell::default(),
        }
    }

    /// The value as Python objects.
    pub fn object(&self, value: &impl Serialize) -> PyResult<Bound<'py, PyAny>> {
        value.serialize(self).map_err(|error| error.0)
    }

    /// A name of a field, interned as those in a program are.
    fn name(&self, name: &'static str) -> Bound<'py, PyString> {
        let address = name.as_ptr() as usize;
        let mut names = self.names.borrow_mut();
        let first = (address.wrapping_mul(MIX as usize) >> 16) % NAMES;
        for slot in (first..first + NAMES).map(|slot| slot % NAMES) {
            match &mut names[slot] {
                Some((known, object)) if *known == address => return object.clone(),
                Some(_) => {}
                free => {
                    let object = PyString::intern(self.py, name);
                    *free = Some((address, object.clone()));
                    return object;
                }
            }
        }
        PyString::intern(self.py, name)
    }

    /// A text as a Python string.
    fn text(&self, text: &str) -> Bound<'py, PyString> {
        if text.len() > SHORT {
            return PyString::new(self.py, text);
        }
        let mut texts = self.texts.borrow_mut();
        if texts.is_empty() {
            texts.resize_with(SLOTS, || None);
        }
        let slot = &mut texts[place(text.as_bytes())];
        match slot {
            Some(known) if known.bytes[..known.len] == *text.as_bytes() => known.object.clone(),
            _ => {
                let mut bytes = [0; SHORT];
                bytes[..text.len()].copy_from_slice(text.as_bytes());
                let object = PyString::new(self.py, text);
                let known = Known {
                    bytes,
                    len: text.len(),
                    object: object.clone(),
                };
                *slot = Some(known);
                object
            }
        }
    }
}

/// The slot of a short text: its words mixed, FNV's way.
fn place(text: &[u8]) -> usize {
    let mut hash = text.len() as u64;
    for word in text.chunks(8) {
        let mut bytes = [0; 8];
        bytes[..word.len()].copy_from_slice(word);
        hash = (hash ^ u64::from_le_bytes(bytes)).wrapping_mul(MIX);
        hash ^= hash >> 29;
    }
    (hash % SLOTS as u64) as usize
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
        Ok(self.text(value).into_any())
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
        Ok(self.name(variant).into_any())
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
        Ok(self.dict.set_item(self.out.name(key), made)?)
    }

    fn end(self) -> Made<'py> {
        Ok(self.number.unwrap_or(self.dict.into_any()))
    }
}
