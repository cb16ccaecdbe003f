//! What only the last words would have read: messages, and tables of the characters that they would have spelled out. Code that
//! leads nowhere is dropped by wasm-opt; memory is not, for nothing in a finished module tells who reads what. The linker
//! knows, and tells it with `--emit-relocs`.

use std::collections::{HashMap, HashSet};

use walrus::Module;
use wasmparser::{
    BinaryReaderError, DataKind, KnownCustom, Linking, Operator, Parser, Payload, SymbolInfo,
};

/// A function by its number, or a piece of data by its address.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Part {
    Function(u32),
    Data(u32),
}

/// What the linker says about a module.
#[derive(Default)]
struct Linked<'a> {
    /// What each symbol is, for those that are code or data.
    symbols: Vec<Option<Part>>,
    /// Pieces of data: where in the section and in memory they begin, and how long they are.
    data: Vec<(u32, u32, u32)>,
    names: HashMap<u32, &'a str>,
    exported: Vec<Part>,
    /// Where each function begins in its section.
    code: Vec<(u32, Part)>,
    /// Places in the sections of code and data, and the symbols that they name.
    named: [Vec<(u32, u32)>; 2],
}

/// Overwrites with zeros what no function reads but those that a name makes silent.
pub fn forget(
    module: &mut Module,
    bytes: &[u8],
    silent: impl Fn(&str) -> bool,
) -> Result<(), BinaryReaderError> {
    let linked = Linked::read(bytes)?;
    let reached = linked.reached(silent);
    let (live, dead): (Vec<_>, Vec<_>) = linked
        .data
        .iter()
        .map(|(_, address, size)| *address..address + size)
        .partition(|range| reached.contains(&Part::Data(range.start)));
    // Texts may share bytes with others.
    let live: HashSet<u32> = live.into_iter().flatten().collect();
    let dead: Vec<u32> = dead.into_iter().flatten().collect();
    for (start, id) in super::places::segments(module) {
        let bytes = &mut module.data.get_mut(id).value;
        for address in dead.iter().filter(|address| !live.contains(address)) {
            let at = address.checked_sub(start).map(|at| at as usize);
            if let Some(byte) = at.and_then(|at| bytes.get_mut(at)) {
                *byte = 0;
            }
        }
    }
    for name in ["linking", "reloc.CODE", "reloc.DATA"] {
        module.customs.remove_raw(name);
    }
    Ok(())
}

impl<'a> Linked<'a> {
    fn read(bytes: &'a [u8]) -> Result<Self, BinaryReaderError> {
        let mut linked = Linked::default();
        let (mut imported, mut code_starts) = (0, 0);
        // Sections in the order of the file; those of relocations name theirs by its place.
        let (mut segments, mut sections, mut code_section) = (Vec::new(), 0, None);
        for payload in Parser::new(0).parse_all(bytes) {
            let payload = payload?;
            match &payload {
                Payload::ImportSection(all) => imported = all.count(),
                Payload::ExportSection(all) => {
                    for export in all.clone() {
                        linked.exported.push(Part::Function(export?.index));
                    }
                }
                Payload::CodeSectionStart { range, .. } => {
                    code_starts = range.start;
                    code_section = Some(sections);
                }
                Payload::CodeSectionEntry(body) => {
                    let at = (body.range().start - code_starts) as u32;
                    let number = imported + linked.code.len() as u32;
                    linked.code.push((at, Part::Function(number)));
                    continue;
                }
                Payload::DataSection(all) => {
                    for data in all.clone() {
                        let data = data?;
                        let start = data.range.end - data.data.len() - all.range().start;
                        segments.push((start as u32, address(&data.kind)?));
                    }
                }
                Payload::CustomSection(custom) => match custom.as_known() {
                    KnownCustom::Linking(all) => linked.symbols(all, &segments)?,
                    KnownCustom::Reloc(all) => {
                        let of = usize::from(Some(all.section_index()) != code_section);
                        for entry in all.entries() {
                            let entry = entry?;
                            linked.named[of].push((entry.offset, entry.index));
                        }
                    }
                    _ => {}
                },
                _ => {}
            }
            sections += u32::from(payload.as_section().is_some());
        }
        linked.data.sort_unstable();
        Ok(linked)
    }

    fn symbols(
        &mut self,
        all: wasmparser::LinkingSectionReader<'a>,
        segments: &[(u32, u32)],
    ) -> Result<(), BinaryReaderError> {
        for part in all.subsections() {
            let Linking::SymbolTable(symbols) = part? else {
                continue;
            };
            for symbol in symbols {
                let part = match symbol? {
                    SymbolInfo::Func { index, name, .. } => {
                        self.names.extend(name.map(|name| (index, name)));
                        Some(Part::Function(index))
                    }
                    SymbolInfo::Data { symbol, .. } => symbol.and_then(|data| {
                        let (place, address) = segments.get(data.index as usize)?;
                        let address = address + data.offset;
                        self.data.push((place + data.offset, address, data.size));
                        Some(Part::Data(address))
                    }),
                    _ => None,
                };
                self.symbols.push(part);
            }
        }
        Ok(())
    }

    /// All that is reached from outside.
    fn reached(&self, silent: impl Fn(&str) -> bool) -> HashSet<Part> {
        let mut named: HashMap<Part, Vec<Part>> = HashMap::new();
        let data: Vec<(u32, Part)> = self
            .data
            .iter()
            .map(|(place, address, _)| (*place, Part::Data(*address)))
            .collect();
        for (owners, places) in [&self.code, &data].into_iter().zip(&self.named) {
            for (place, symbol) in places {
                let owner = owners.partition_point(|(start, _)| start <= place);
                let owner = owner.checked_sub(1).map(|index| owners[index].1);
                let symbol = self.symbols.get(*symbol as usize).copied().flatten();
                if let (Some(owner), Some(symbol)) = (owner, symbol) {
                    named.entry(owner).or_default().push(symbol);
                }
            }
        }
        let (mut reached, mut next) = (HashSet::new(), self.exported.clone());
        while let Some(part) = next.pop() {
            let said = match part {
                Part::Function(index) => !self.names.get(&index).is_some_and(|name| silent(name)),
                Part::Data(_) => true,
            };
            if reached.insert(part) && said {
                next.extend(named.get(&part).into_iter().flatten());
            }
        }
        reached
    }
}

/// Where a segment stands in memory.
fn address(kind: &DataKind<'_>) -> Result<u32, BinaryReaderError> {
    if let DataKind::Active { offset_expr, .. } = kind
        && let Operator::I32Const { value } = offset_expr.get_operators_reader().read()?
    {
        return Ok(value as u32);
    }
    Ok(0)
}
