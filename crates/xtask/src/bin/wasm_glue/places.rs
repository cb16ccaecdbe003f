//! The places in the source that the last words would name: paths, lines and columns. Nobody is left to read them, and no tool
//! can take them out, for what is in a module's memory may be needed; so they become zeros, which take no room after gzip.

use std::ops::Range;

use walrus::{ConstExpr, DataId, DataKind, Module, ir::Value};

/// A path in memory (address, length), a line and a column.
const PLACE: usize = 16;

/// Overwrites every place that a panic could name with zeros.
pub fn forget(module: &mut Module) {
    let segments = segments(module);
    let mut found = Vec::new();
    for (address, id) in &segments {
        let bytes = &module.data.get(*id).value;
        // The compiler lays them out at multiples of four.
        for at in (address.next_multiple_of(4) - address..)
            .step_by(4)
            .map(|at| at as usize)
        {
            let Some(place) = bytes.get(at..at + PLACE) else {
                break;
            };
            if let Some(path) = path(module, &segments, place) {
                found.extend([(*id, at..at + PLACE), path]);
            }
        }
    }
    for (id, range) in found {
        module.data.get_mut(id).value[range].fill(0);
    }
}

/// The segments of memory, and where they stand.
pub(super) fn segments(module: &Module) -> Vec<(u32, DataId)> {
    let all = module.data.iter();
    all.filter_map(|data| Some((start(&data.kind)?, data.id())))
        .collect()
}

/// Where a segment stands in memory.
fn start(kind: &DataKind) -> Option<u32> {
    match kind {
        DataKind::Active {
            offset: ConstExpr::Value(Value::I32(at)),
            ..
        } => Some(*at as u32),
        _ => None,
    }
}

/// The path of what may be a place: one of source code, with a line and a column behind it.
fn path(
    module: &Module,
    segments: &[(u32, DataId)],
    place: &[u8],
) -> Option<(DataId, Range<usize>)> {
    let word = |at: usize| Some(u32::from_le_bytes(place.get(at..at + 4)?.try_into().ok()?));
    let [address, length, line, column] = [word(0)?, word(4)?, word(8)?, word(12)?];
    let plausible =
        (1..300).contains(&length) && (1..100_000).contains(&line) && (1..1000).contains(&column);
    if !plausible {
        return None;
    }
    segments.iter().find_map(|(start, id)| {
        let from = address.checked_sub(*start)? as usize;
        let range = from..from + length as usize;
        let text = module.data.get(*id).value.get(range.clone())?;
        let is_path = text.ends_with(b".rs") && text.iter().all(|byte| byte.is_ascii_graphic());
        is_path.then_some((*id, range))
    })
}
