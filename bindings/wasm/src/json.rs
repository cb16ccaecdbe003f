//! A writer of JSON for `JSON.parse`: as `serde_json` writes, with less than half of its code, and all numbers safe.
//!
//! It knows what the wire form has: structs, lists, pairs, texts, numbers and booleans. Memory takes all that is written, so
//! nothing fails, and the compiler sees that nothing does.

use std::fmt::{Error, Write};

use serde::ser::{Impossible, SerializeSeq, SerializeStruct, SerializeTuple};
use serde::{Serialize, Serializer};

type Written = Result<(), Error>;
type Never = Impossible<(), Error>;

/// The name under which the wire form passes a number on that no double holds.
const RAW: &str = "$serde_json::private::RawValue";

/// What has been written so far.
#[derive(Default)]
pub(crate) struct Json(pub(crate) String);

impl Json {
    /// Before a value: a comma, unless it is the first of its list.
    #[inline(never)]
    fn next(&mut self) {
        if !matches!(self.0.as_bytes().last(), Some(b'[' | b'{')) {
            self.0.push(',');
        }
    }

    #[inline(never)]
    fn key(&mut self, key: &str) {
        self.next();
        self.text(key);
        self.0.push(':');
    }

    #[inline(never)]
    fn text(&mut self, text: &str) {
        self.0.push('"');
        let mut rest = 0;
        for (at, byte) in text.bytes().enumerate() {
            if byte < b' ' || byte == b'"' || byte == b'\\' {
                self.0.push_str(&text[rest..at]);
                let _ = write!(self.0, "\\u{byte:04x}");
                rest = at + 1;
            }
        }
        self.0.push_str(&text[rest..]);
        self.0.push('"');
    }

    /// `JSON.parse` would round what a double does not hold, so that becomes a string.
    #[inline(never)]
    fn whole(&mut self, value: i64) {
        const SAFE: u64 = 1 << 53;
        let _ = match value.unsigned_abs() <= SAFE {
            true => write!(self.0, "{value}"),
            false => write!(self.0, "\"{value}\""),
        };
    }

    /// Its digits, of which the wire form writes at most 15: the library would bring tables for any double.
    fn float(&mut self, value: f64) {
        let mut power = 1u64;
        for places in 0..=15 {
            let digits = (value.abs() * power as f64 + 0.5) as u64;
            if digits as f64 / power as f64 == value.abs() {
                let sign = if value < 0.0 { "-" } else { "" };
                let (whole, part) = (digits / power, digits % power);
                let _ = match places {
                    0 => write!(self.0, "{sign}{whole}"),
                    _ => write!(self.0, "{sign}{whole}.{part:0places$}"),
                };
                return;
            }
            power *= 10;
        }
        self.0.push_str("null");
    }
}

/// A list or a struct; closed by what it began with.
pub(crate) struct Open<'a> {
    json: &'a mut Json,
    end: &'static str,
}

impl Open<'_> {
    fn close(self) -> Written {
        self.json.0.push_str(self.end);
        Ok(())
    }
}

impl SerializeSeq for Open<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Written {
        self.json.next();
        value.serialize(&mut *self.json)
    }

    fn end(self) -> Written {
        self.close()
    }
}

impl SerializeTuple for Open<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Written {
        SerializeSeq::serialize_element(self, value)
    }

    fn end(self) -> Written {
        self.close()
    }
}

impl SerializeStruct for Open<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Written {
        if key != RAW {
            self.json.key(key);
        }
        value.serialize(&mut *self.json)
    }

    fn end(self) -> Written {
        self.close()
    }
}

/// Methods for what the wire form does not have.
macro_rules! absent {
    ($($name:ident($($type:ty),*) -> $result:ty;)*) => { $(
        fn $name(self, $(_: $type),*) -> Result<$result, Error> {
            Err(Error)
        }
    )* };
}

impl<'a> Serializer for &'a mut Json {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Open<'a>;
    type SerializeTuple = Open<'a>;
    type SerializeTupleStruct = Never;
    type SerializeTupleVariant = Never;
    type SerializeMap = Never;
    type SerializeStruct = Open<'a>;
    type SerializeStructVariant = Never;

    fn serialize_bool(self, value: bool) -> Written {
        self.0.push_str(if value { "true" } else { "false" });
        Ok(())
    }

    fn serialize_i64(self, value: i64) -> Written {
        self.whole(value);
        Ok(())
    }

    fn serialize_u32(self, value: u32) -> Written {
        self.serialize_i64(value.into())
    }

    /// Rows and columns, which are small.
    fn serialize_u64(self, value: u64) -> Written {
        self.serialize_i64(value as i64)
    }

    fn serialize_f64(self, value: f64) -> Written {
        self.float(value);
        Ok(())
    }

    fn serialize_str(self, value: &str) -> Written {
        self.text(value);
        Ok(())
    }

    fn serialize_none(self) -> Written {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Written {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Written {
        self.0.push_str("null");
        Ok(())
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Open<'a>, Error> {
        self.0.push('[');
        Ok(Open {
            json: self,
            end: "]",
        })
    }

    fn serialize_tuple(self, length: usize) -> Result<Open<'a>, Error> {
        self.serialize_seq(Some(length))
    }

    fn serialize_struct(self, name: &'static str, _: usize) -> Result<Open<'a>, Error> {
        if name == RAW {
            return Ok(Open {
                json: self,
                end: "",
            });
        }
        self.0.push('{');
        Ok(Open {
            json: self,
            end: "}",
        })
    }

    absent! {
        serialize_i8(i8) -> ();
        serialize_i16(i16) -> ();
        serialize_i32(i32) -> ();
        serialize_u8(u8) -> ();
        serialize_u16(u16) -> ();
        serialize_f32(f32) -> ();
        serialize_char(char) -> ();
        serialize_bytes(&[u8]) -> ();
        serialize_unit_struct(&'static str) -> ();
        serialize_unit_variant(&'static str, u32, &'static str) -> ();
        serialize_tuple_struct(&'static str, usize) -> Never;
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Never;
        serialize_map(Option<usize>) -> Never;
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Never;
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Written {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Written {
        Err(Error)
    }
}
