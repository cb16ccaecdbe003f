//! The commonest values are read without the scanner; it must read them just the same.

use zhibiao::{Dimension, Parser};
use zhibiao_testdata::{Input, files};

#[test]
fn golden_values_read_the_same_in_both_lanes() {
    // With a unit of its own a parser scans every value.
    let scanning = Parser::builder()
        .unit("龘龘", &[], Dimension::Count, true)
        .build()
        .unwrap();
    let quick = Parser::new();
    let mut count = 0;
    for vector in files().unwrap().iter().flat_map(|file| &file.vectors) {
        let Input::Text(text) = &vector.input else {
            continue;
        };
        let (one, other) = (quick.parse_value(text), scanning.parse_value(text));
        assert_eq!(format!("{one:?}"), format!("{other:?}"), "{text}");
        count += 1;
    }
    assert!(count >= 2000, "{count} texts");
}
