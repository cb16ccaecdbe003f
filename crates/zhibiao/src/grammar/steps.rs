//! Going on to the next character that matters, where nearly all are Chinese ones that don't.
//!
//! A first byte tells how wide its character is and whether it has to be looked at. 值, 标 and 標, which markers and categories
//! end with, share theirs with a thousand others: then the second byte is asked too. Both are asked by look-ups and not by
//! branches, for in running text no processor guesses which character comes next.

/// What each first byte asks for: the character's width, and the marks below.
pub(super) type Steps = [u8; 256];

/// The character has to be looked at.
const LOOK: u8 = 0x80;

/// The first byte of 值.
const E5: u8 = 0x40;

/// The first byte of 标 and 標.
const E6: u8 = 0x20;

const WIDTH: u8 = 7;

/// What a second byte says to those of the first that ask for it.
static SECONDS: [u8; 256] = {
    let mut seconds = [LOOK; 256];
    seconds[0x80] |= E5;
    seconds[0xa0] |= E6;
    seconds[0xa8] |= E6;
    seconds
};

/// The steps over all but `looked`, and the first bytes of 值, 标 and 標.
pub(super) const fn steps(looked: &[u8]) -> Steps {
    let mut steps = [1; 256];
    let mut byte = 0xc0;
    while byte < steps.len() {
        steps[byte] = match byte {
            0xe5 => 3 | E5,
            0xe6 => 3 | E6,
            ..0xe0 => 2,
            0xe0..0xe5 | 0xe7..0xf0 => 3,
            _ => 4,
        };
        byte += 1;
    }
    let mut i = 0;
    while i < looked.len() {
        steps[looked[i] as usize] |= LOOK;
        i += 1;
    }
    steps
}

/// The next character from `at` on that has to be looked at, or the end.
#[inline]
pub(super) fn pass(steps: &Steps, bytes: &[u8], mut at: usize) -> usize {
    while let Some(&first) = bytes.get(at) {
        let step = steps[usize::from(first)];
        let second = bytes.get(at + 1).copied().unwrap_or_default();
        if step & SECONDS[usize::from(second)] != 0 {
            break;
        }
        at += usize::from(step & WIDTH);
    }
    at
}
