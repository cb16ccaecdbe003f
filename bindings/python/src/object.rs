//! What all frozen objects share: equality, hash, repr, pickling, dicts and JSON, all of them by the wire form.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};

use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyString, PyTuple};
use pyo3::{PyClass, PyClassInitializer};
use serde::Serialize;
use zhibiao::{Kind, wire};

use crate::ahead::{Reading, Row};
use crate::source::{Read, Source};

/// The hash of what two equal objects both write.
pub fn hash(wire: &impl Serialize) -> u64 {
    let mut hasher = DefaultHasher::new();
    serde_json::to_string(wire)
        .unwrap_or_default()
        .hash(&mut hasher);
    hasher.finish()
}

/// The name of a kind, for each of them one string.
pub fn kind_name(py: Python<'_>, kind: Kind) -> Py<PyString> {
    static NAMES: PyOnceLock<[Py<PyString>; Kind::ALL.len()]> = PyOnceLock::new();
    let name = |kind: Kind| PyString::intern(py, kind.as_str()).unbind();
    NAMES.get_or_init(py, || Kind::ALL.map(name))[kind as usize].clone_ref(py)
}

/// `Name(field=…, …)` of the fields that are there.
pub fn repr(object: &Bound<'_, PyAny>, name: &str, fields: &[&str]) -> PyResult<String> {
    let mut shown = Vec::new();
    for field in fields {
        let value = object.getattr(*field)?;
        let empty = value.is_none() || value.cast::<PyTuple>().is_ok_and(|all| all.is_empty());
        if !empty {
            shown.push(format!("{field}={}", value.repr()?));
        }
    }
    Ok(format!("{name}({})", shown.join(", ")))
}

/// The methods of a class: its own, and those that all frozen objects share.
///
/// They are one block, because PyO3's way to have several keeps every method of pyo3-arrow's classes, used or not, and with them
/// most of Arrow's kernels: half of the wheel.
macro_rules! methods {
    ($name:ident as $wire:ty { $($field:literal)* } $($own:tt)*) => {
        #[pymethods]
        impl $name {
            $($own)*

            #[classattr]
            fn __match_args__(py: Python<'_>) -> PyResult<Bound<'_, PyTuple>> {
                PyTuple::new(py, [$($field),*])
            }

            /// The wire form: dicts, lists, strings and numbers as in the JSON of every zhibiao; absent fields are left out.
            fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
                crate::wire_out::WireOut::new(py).object(self.wire())
            }

            /// The wire form as JSON, every number written exactly.
            fn to_json(&self) -> PyResult<String> {
                serde_json::to_string(self.wire())
                    .map_err(|error| pyo3::exceptions::PyValueError::new_err(error.to_string()))
            }

            /// The object that a wire form describes; raises ValueError for anything else.
            #[classmethod]
            fn from_dict(cls: &Bound<'_, pyo3::types::PyType>, data: &Bound<'_, PyAny>) -> PyResult<Self> {
                Ok(Self::new(crate::wire_in::read::<$wire>(data, cls.name()?.to_str()?)?))
            }

            fn __eq__(&self, other: &Bound<'_, Self>) -> bool {
                self.wire() == other.get().wire()
            }

            fn __hash__(&self) -> u64 {
                crate::object::hash(self.wire())
            }

            fn __repr__(this: &Bound<'_, Self>) -> PyResult<String> {
                crate::object::repr(this.as_any(), this.get_type().name()?.to_str()?, &[$($field),*])
            }

            fn __reduce__<'py>(this: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, (Bound<'py, PyAny>,))> {
                let make = this.get_type().getattr("from_dict")?;
                Ok((make, (this.get().to_dict(this.py())?,)))
            }

            fn _repr_html_<'py>(this: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
                this.py().import("zhibiao._html")?.call_method1("show", (this,))
            }
        }
    };
}

pub(crate) use methods;

/// A class that holds its wire form and nothing else, with methods of its own.
macro_rules! plain {
    ($(#[$doc:meta])* $name:ident as $wire:ty { $($field:literal)* } $($own:tt)*) => {
        #[pyclass(frozen, module = "zhibiao")]
        $(#[$doc])*
        #[derive(Clone)]
        pub struct $name(pub $wire);

        impl $name {
            pub fn new(wire: $wire) -> Self {
                $name(wire)
            }

            fn wire(&self) -> &$wire {
                &self.0
            }
        }

        methods! { $name as $wire { $($field)* } $($own)* }
    };
}

pub(crate) use plain;

/// A list of the wire form as a tuple of objects.
pub fn tuple<'py, W: Clone, T: PyClass + Into<PyClassInitializer<T>>>(
    py: Python<'py>,
    all: &[W],
    make: impl Fn(W) -> T,
) -> PyResult<Bound<'py, PyTuple>> {
    let objects = all.iter().map(|wire| Py::new(py, make(wire.clone())));
    PyTuple::new(py, objects.collect::<PyResult<Vec<_>>>()?)
}

/// As [`tuple`], made once.
pub fn kept<'py, W: Clone, T: PyClass + Into<PyClassInitializer<T>>>(
    py: Python<'py>,
    once: &PyOnceLock<Py<PyTuple>>,
    all: &[W],
    make: impl Fn(W) -> T,
) -> PyResult<Bound<'py, PyTuple>> {
    let made = once.get_or_try_init(py, || tuple(py, all, make).map(Bound::unbind))?;
    Ok(made.bind(py).clone())
}

/// A class that holds its wire form, with its main list kept as a tuple.
macro_rules! parted {
    ($(#[$doc:meta])* $name:ident as $wire:ty { $($field:literal)* } $($own:tt)*) => {
        #[pyclass(frozen, module = "zhibiao")]
        $(#[$doc])*
        pub struct $name {
            wire: $wire,
            parts: PyOnceLock<Py<PyTuple>>,
        }

        impl $name {
            pub fn new(wire: $wire) -> Self {
                $name { wire, parts: PyOnceLock::new() }
            }

            fn wire(&self) -> &$wire {
                &self.wire
            }
        }

        methods! { $name as $wire { $($field)* } $($own)* }
    };
}
pub(crate) use parted;

/// The wire form that an object has, or reads from its row when something of it is asked for.
pub enum State<W> {
    Made(Box<W>),
    Lazy(Lazy<W>),
}

/// A row, and what was read of it.
pub struct Lazy<W> {
    row: Row<W>,
    kind: OnceLock<Kind>,
    wire: OnceLock<Box<W>>,
    /// Whether more was asked for than its kind.
    asked: AtomicBool,
}

impl<W> From<Row<W>> for State<W> {
    fn from(row: Row<W>) -> Self {
        State::Lazy(Lazy {
            row,
            kind: OnceLock::new(),
            wire: OnceLock::new(),
            asked: AtomicBool::new(false),
        })
    }
}

impl<W: Send + 'static> State<W>
where
    Source: Read<W>,
{
    /// The wire form, read now if it was not.
    pub fn wire(&self) -> &W {
        let lazy = match self {
            State::Made(wire) => return wire,
            State::Lazy(lazy) => lazy,
        };
        if !lazy.asked.load(Relaxed) {
            lazy.asked.store(true, Relaxed);
            lazy.row.count();
        }
        if let Some(wire) = lazy.wire.get() {
            return wire;
        }
        // Not in the initializer: other threads would wait for it with the interpreter in hand, while it waits for the interpreter.
        let wire = lazy.row.whole();
        lazy.wire.get_or_init(|| wire)
    }
}

impl State<wire::Target> {
    /// What the target is; the rest is made when it is asked for.
    pub fn kind(&self) -> Kind {
        let lazy = match self {
            State::Made(wire) => return wire.kind,
            State::Lazy(lazy) => lazy,
        };
        let known = lazy.wire.get().map(|wire| wire.kind);
        if let Some(kind) = known.or_else(|| lazy.kind.get().copied()) {
            return kind;
        }
        match lazy.row.kind() {
            Reading::Kind(kind) => *lazy.kind.get_or_init(|| kind),
            Reading::Whole(wire) => lazy.wire.get_or_init(|| wire).kind,
        }
    }
}

/// A class whose wire form may be read on demand, with its main list kept as a tuple.
macro_rules! lazy {
    ($(#[$doc:meta])* $name:ident as $wire:ty { $($field:literal)* } $($own:tt)*) => {
        #[pyclass(frozen, module = "zhibiao")]
        $(#[$doc])*
        pub struct $name {
            state: State<$wire>,
            parts: PyOnceLock<Py<PyTuple>>,
        }

        impl $name {
            pub fn new(wire: $wire) -> Self {
                $name { state: State::Made(Box::new(wire)), parts: PyOnceLock::new() }
            }

            fn wire(&self) -> &$wire {
                self.state.wire()
            }
        }

        impl From<Row<$wire>> for $name {
            fn from(row: Row<$wire>) -> Self {
                $name { state: State::from(row), parts: PyOnceLock::new() }
            }
        }

        methods! { $name as $wire { $($field)* } $($own)* }
    };
}
pub(crate) use lazy;

/// Hands a class's methods on to the macro `to`, with those of everything that is a table, too: it has `table_of(&self, py, shape)`.
macro_rules! frames {
    ($to:ident! { $($head:tt)* } $($own:tt)*) => {
        $to! {
            $($head)*
            $($own)*

            /// The Arrow PyCapsule interface, in the shape `indicators`.
            #[pyo3(signature = (requested_schema = None))]
            fn __arrow_c_stream__<'py>(
                &self,
                py: Python<'py>,
                requested_schema: Option<Bound<'py, pyo3::types::PyCapsule>>,
            ) -> PyResult<Bound<'py, pyo3::types::PyCapsule>> {
                self.table_of(py, "indicators")?
                    .__arrow_c_stream__(py, requested_schema)
            }

            /// The Arrow table of a shape: `indicators`, a row for each value or indicator, or `measures`, a row for
            /// each measure.
            #[pyo3(signature = (shape = "indicators"))]
            fn table(&self, py: Python<'_>, shape: &str) -> PyResult<crate::table::Table> {
                self.table_of(py, shape)
            }

            /// A pyarrow.Table of a shape, `indicators` or `measures`.
            #[pyo3(signature = (shape = "indicators"))]
            fn to_arrow<'py>(&self, py: Python<'py>, shape: &str) -> PyResult<Bound<'py, PyAny>> {
                crate::table::Table::to_arrow(&Bound::new(py, self.table_of(py, shape)?)?)
            }

            /// A pandas.DataFrame of a shape, `indicators` or `measures`.
            #[pyo3(signature = (shape = "indicators"))]
            fn to_pandas<'py>(&self, py: Python<'py>, shape: &str) -> PyResult<Bound<'py, PyAny>> {
                crate::table::Table::to_pandas(&Bound::new(py, self.table_of(py, shape)?)?)
            }

            /// A polars.DataFrame of a shape, `indicators` or `measures`.
            #[pyo3(signature = (shape = "indicators"))]
            fn to_polars<'py>(&self, py: Python<'py>, shape: &str) -> PyResult<Bound<'py, PyAny>> {
                crate::table::Table::to_polars(&Bound::new(py, self.table_of(py, shape)?)?)
            }
        }
    };
}
pub(crate) use frames;

/// A class's methods and nothing else.
macro_rules! block {
    ($name:ident $($own:tt)*) => {
        #[pymethods]
        impl $name {
            $($own)*
        }
    };
}
pub(crate) use block;
