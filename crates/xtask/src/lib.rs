//! The Rust code of the README files, as doctests. Nothing else: the commands are in `main.rs`.

#[cfg(doctest)]
#[doc = include_str!("../../../README.md")]
pub struct English;

#[cfg(doctest)]
#[doc = include_str!("../../../README.zh-CN.md")]
pub struct Chinese;

#[cfg(doctest)]
#[doc = include_str!("../../zhibiao/README.md")]
pub struct Core;

#[cfg(doctest)]
#[doc = include_str!("../../zhibiao-table/README.md")]
pub struct Table;
