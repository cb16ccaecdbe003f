//! Sorting, of lists that nearly always are in order already.

use std::collections::BinaryHeap;

/// Sorts by a key, equal keys as they stand.
///
/// The library's sorts are generic over what is sorted, and each of them is several kB of code: this is one for all lists.
pub fn sort_by_key<T>(list: &mut Vec<T>, key: impl Fn(&T) -> u128) {
    if list.is_sorted_by_key(&key) {
        return;
    }
    let order = list.iter().zip(0..);
    let order = order.map(|(item, place)| (key(item), place)).collect();
    let mut items: Vec<Option<T>> = std::mem::take(list).into_iter().map(Some).collect();
    let places = sorted(order).into_iter().map(|(_, place)| place as usize);
    list.extend(places.filter_map(|place| items[place].take()));
}

fn sorted(order: Vec<(u128, u32)>) -> Vec<(u128, u32)> {
    BinaryHeap::from(order).into_sorted_vec()
}

/// A key of several numbers, the first of which counts most.
pub fn key<const PARTS: usize>(parts: [u32; PARTS]) -> u128 {
    const { assert!(PARTS <= 4) };
    parts
        .iter()
        .fold(0, |key, part| key << 32 | u128::from(*part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorts_and_keeps_the_order_of_equals() {
        let mut list = vec![(2, 'a'), (1, 'b'), (2, 'c'), (0, 'd'), (1, 'e')];
        sort_by_key(&mut list, |item| key([item.0]));
        let letters: String = list.iter().map(|item| item.1).collect();
        assert_eq!(letters, "dbeac");
    }

    #[test]
    fn the_first_part_counts_most() {
        assert!(key([1, 0, 0]) > key([0, u32::MAX, u32::MAX]));
        assert!(key([1, 2]) < key([1, 3]));
    }
}
