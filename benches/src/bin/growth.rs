//! Looks for texts whose reading takes longer than their length explains: `growth [SECONDS] [SEED]`.
//!
//! Motifs drawn from words, marks and numbers are repeated to one length and to four times that length; a reader whose work
//! is linear takes four times as long. What grows faster is measured again, since a busy machine looks the same, and printed.

use std::hint::black_box;
use std::time::{Duration, Instant};

use zhibiao::{Field, Parser};
use zhibiao_bench::corpus::{Corpus, Mix};
use zhibiao_bench::rng::Rng;

const SHORT: usize = 16 << 10;
const TIMES: usize = 4;

/// How much faster than the length the time may grow: what a larger text costs caches and the allocator is below it.
const SLACK: f64 = 2.5;

#[rustfmt::skip]
const PARTS: &[&str] = &[
    "0", "1", "9", "12", "1.", ".", "1,000", "２", "一", "三", "十", "百", "千", "万", "亿", "半", "几", "余", "多", "两",
    "(", ")", "（", "）", "【", "】", "[", "]", "〔", "《", "》", "“", "”", "'", "\"", "|", "/", "-", "—", "～", "+", "±", "×", "÷", "*",
    "=", "≥", "≤", "<", ">", "%", "‰", "，", ",", "、", "；", "：", ":", "。", "\n", "\t", " ", "\u{3000}", "①", "（1）",
    "年", "2023年", "月", "12月底", "日", "第", "每", "每人", "1/2", "百分之", "3-5万元", "较", "比", "同", "至", "到", "由", "从", "约",
    "不低于", "以上", "其中", "元/人·", "A", "m", "T", "XX", "**", "指标值：", "数量指标：", "满意度", "人", "个", "次", "度", "提高到",
];

fn main() {
    let mut args = std::env::args().skip(1);
    let mut number = |default| args.next().and_then(|a| a.parse().ok()).unwrap_or(default);
    let (seconds, seed) = (number(60), number(1));
    let corpus = Corpus::generate(Mix::Published, seed, 50_000);
    let words: Vec<&str> = corpus.values().flat_map(words).collect();
    let mut rng = Rng::new(seed);
    let (start, mut drawn, mut found) = (Instant::now(), 0, 0);
    while start.elapsed() < Duration::from_secs(seconds) {
        let motif = motif(&mut rng, &words);
        drawn += 1;
        if let Some((door, growth)) = grows(&motif) {
            found += 1;
            println!("{door}: {growth:.1} times as long for {TIMES} times the text, {motif:?}");
        }
    }
    println!("{drawn} motifs, {found} that grow");
}

/// Runs of three characters, which cut words where nobody would.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let ends = text.char_indices().map(|(at, _)| at).chain([text.len()]);
    let ends: Vec<usize> = ends.step_by(3).collect();
    (1..ends.len()).map(move |i| &text[ends[i - 1]..ends[i]])
}

fn motif(rng: &mut Rng, words: &[&str]) -> String {
    (0..rng.between(1, 4))
        .map(|_| match rng.chance(70) {
            true => rng.pick(PARTS),
            false => rng.pick(words),
        })
        .collect()
}

/// The door whose time grows faster than the text, and how much.
fn grows(motif: &str) -> Option<(&'static str, f64)> {
    let short = motif.repeat(SHORT / motif.len());
    let long = short.repeat(TIMES);
    DOORS.iter().find_map(|&(name, read)| {
        // Twice, then with more care: nearly all pass at once.
        [2, 12]
            .iter()
            .try_fold(0.0, |_, &rounds| {
                let growth = fastest(&long, read, rounds) / fastest(&short, read, rounds);
                (growth > SLACK * TIMES as f64).then_some(growth)
            })
            .map(|growth| (name, growth))
    })
}

type Door = fn(&str);

const DOORS: [(&str, Door); 3] = [
    ("value", |text| drop(black_box(zhibiao::parse_value(text)))),
    ("cell", |text| drop(black_box(zhibiao::parse_cell(text)))),
    ("columns", |text| {
        let all = Some(text);
        let field = Field {
            value: text,
            sign: all,
            unit: all,
            name: all,
        };
        drop(black_box(Parser::new().parse_field(field)));
    }),
];

fn fastest(text: &str, read: Door, rounds: usize) -> f64 {
    let times = (0..rounds).map(|_| {
        let start = Instant::now();
        read(text);
        start.elapsed().as_secs_f64()
    });
    times.fold(f64::INFINITY, f64::min)
}
