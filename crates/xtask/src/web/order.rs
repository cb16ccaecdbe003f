//! The order of a module's functions: gzip looks back 32 kB, so it finds more where those that are alike stand close together.
//!
//! wasm-opt can sort functions by their names. So they get their places for names, and it does the rest.

use std::collections::{HashMap, VecDeque};

/// So many bytes in a row, in both, are what functions can be alike in.
const PIECE: usize = 8;

/// What more functions than that have tells nothing.
const COMMON: usize = 200;

/// How far gzip looks back, but for the function at hand.
const WINDOW: usize = 30_000;

/// The module with a name for each function, its place; `None` if it is no module.
pub fn named(module: &[u8]) -> Option<Vec<u8>> {
    let (imported, bodies) = functions(module)?;
    let mut named: Vec<(usize, usize)> = order(&bodies).into_iter().zip(0..).collect();
    named.sort_unstable();
    let mut names = number(named.len());
    for (function, place) in named {
        names.extend(number(imported + function));
        names.extend(sized(format!("{place:06}").as_bytes()));
    }
    // A custom section, called "name", of which part 1 names functions.
    let section = [sized(b"name"), vec![1], sized(&names)].concat();
    Some([module, &[0], &sized(&section)].concat())
}

/// How many functions are imported, and the bodies of the others.
fn functions(module: &[u8]) -> Option<(usize, Vec<&[u8]>)> {
    let mut rest = Bytes(module.get(8..)?);
    let (mut imported, mut bodies) = (0, Vec::new());
    while let Some((kind, after)) = rest.0.split_first() {
        rest = Bytes(after);
        let mut section = rest.piece()?;
        match kind {
            // wasm-bindgen imports nothing else.
            2 => imported = section.number()?,
            10 => {
                for _ in 0..section.number()? {
                    bodies.push(section.piece()?.0);
                }
            }
            _ => {}
        }
    }
    Some((imported, bodies))
}

/// The largest first, then always the one that has the most, for its size, in common with those just before.
fn order(bodies: &[&[u8]]) -> Vec<usize> {
    let (pieces, owners) = pieces(bodies);
    let mut in_window = vec![0; owners.len()];
    let mut common = vec![0; bodies.len()];
    let mut window = VecDeque::new();
    let (mut width, mut order) = (0, Vec::new());
    let mut left: Vec<usize> = (0..bodies.len()).collect();
    left.sort_by_key(|&function| std::cmp::Reverse(bodies[function].len()));
    while !left.is_empty() {
        let worth = |&(_, &function): &(usize, &usize)| {
            1_000_000 * common[function] / (bodies[function].len() + 20)
        };
        // Of equals the last, and the first of all that have nothing in common with anything is the largest.
        let best = left.iter().enumerate().rev().max_by_key(worth);
        let next = left.remove(best.map_or(0, |(at, _)| at));
        order.push(next);
        window.push_back(next);
        width += bodies[next].len();
        for &piece in &pieces[next] {
            in_window[piece] += 1;
            if in_window[piece] == 1 {
                owners[piece].iter().for_each(|&owner| common[owner] += 1);
            }
        }
        while width > WINDOW && window.len() > 1 {
            let Some(gone) = window.pop_front() else {
                break;
            };
            width -= bodies[gone].len();
            for &piece in &pieces[gone] {
                in_window[piece] -= 1;
                if in_window[piece] == 0 {
                    owners[piece].iter().for_each(|&owner| common[owner] -= 1);
                }
            }
        }
    }
    order
}

/// The pieces of each function that a few others have, too, and the functions that have each piece.
fn pieces(bodies: &[&[u8]]) -> (Vec<Vec<usize>>, Vec<Vec<usize>>) {
    let mut known: HashMap<&[u8], usize> = HashMap::new();
    let mut owners: Vec<Vec<usize>> = Vec::new();
    for (function, body) in bodies.iter().enumerate() {
        for piece in body.windows(PIECE) {
            let piece = *known.entry(piece).or_insert(owners.len());
            if piece == owners.len() {
                owners.push(Vec::new());
            }
            if owners[piece].last() != Some(&function) {
                owners[piece].push(function);
            }
        }
    }
    let mut pieces = vec![Vec::new(); bodies.len()];
    for (piece, owners) in owners.iter().enumerate() {
        if (2..COMMON).contains(&owners.len()) {
            owners.iter().for_each(|&owner| pieces[owner].push(piece));
        }
    }
    (pieces, owners)
}

/// What is left of a module.
struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    /// A number: seven bits a byte, the lowest first.
    fn number(&mut self) -> Option<usize> {
        let mut number = 0;
        for shift in (0..32).step_by(7) {
            let (byte, rest) = self.0.split_first()?;
            self.0 = rest;
            number |= usize::from(byte & 0x7F) << shift;
            if *byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    /// A piece with its length before it.
    fn piece(&mut self) -> Option<Bytes<'a>> {
        let length = self.number()?;
        let (piece, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(Bytes(piece))
    }
}

/// As [`Bytes::number`] reads it.
fn number(mut number: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    while number > 0x7F {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
    bytes
}

/// As [`Bytes::piece`] reads it.
fn sized(piece: &[u8]) -> Vec<u8> {
    [&number(piece.len()), piece].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions_that_are_alike_stand_side_by_side() {
        let bodies: [&[u8]; 4] = [&[1; 40], &[2; 30], &[1; 20], &[2; 10]];
        assert_eq!(order(&bodies), [0, 2, 1, 3]);
    }

    #[test]
    fn functions_are_called_by_their_places() {
        let imports = [2, 1, 3];
        let code = [10, 11, 2, 3, 7, 7, 7, 5, 8, 8, 8, 8, 8];
        let module = [&b"\0asm\x01\0\0\0"[..], &imports, &code].concat();
        let named = named(&module).unwrap();
        let (module, names) = named.split_at(module.len());
        assert_eq!(functions(module).unwrap().0, 3);
        assert_eq!(
            names,
            b"\0\x18\x04name\x01\x11\x02\x03\x06000001\x04\x06000000"
        );
    }
}
