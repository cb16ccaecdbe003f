//! What is streamed is never held: the peak of a process does not grow with the file.

#![cfg(target_os = "linux")] // Where a process can ask for its peak.

mod made;

use std::io::Read;
use std::ops::ControlFlow;
use std::process::Command;

use zhibiao_table::{ReadOptions, stream};

const CHILD: &str = "ZHIBIAO_MEMORY_TEST";
const ROW: &str = "某某局,社区服务中心项目,产出指标,数量指标,开展培训活动场次,≥,12,场,10,\"按季度开展，覆盖全部社区\"\n";
const HEADER: &str =
    "主管部门,项目名称,一级指标,二级指标,三级指标,计算符号,年度指标值,计量单位,分值,说明\n";

/// A CSV of so many bytes, made while it is read.
struct Csv {
    row: Vec<u8>,
    at: usize,
    made: usize,
    bytes: usize,
}

impl Read for Csv {
    fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
        if self.at == self.row.len() {
            if self.made >= self.bytes {
                return Ok(0);
            }
            // Another project every 20 rows, so that projects end.
            let number = self.made / (20 * ROW.len());
            self.row = ROW.replace("中心", &format!("中心{number}")).into_bytes();
            self.at = 0;
        }
        let length = out.len().min(self.row.len() - self.at);
        out[..length].copy_from_slice(&self.row[self.at..self.at + length]);
        self.at += length;
        self.made += length;
        Ok(length)
    }
}

fn csv(bytes: usize) -> Csv {
    Csv {
        row: HEADER.as_bytes().to_vec(),
        at: 0,
        made: 0,
        bytes,
    }
}

/// A workbook of so many rows.
fn workbook(rows: usize) -> Vec<u8> {
    let mut sheet = String::from(
        r#"<row r="1"><c r="A1" t="str"><v>项目名称</v></c><c r="B1" t="str"><v>三级指标</v></c><c r="C1" t="str"><v>指标值</v></c></row>"#,
    );
    for row in 2..=rows + 1 {
        let project = row / 20;
        sheet += &format!(
            r#"<row r="{row}"><c r="A{row}" t="str"><v>项目{project}</v></c><c r="B{row}" t="str"><v>培训场次{row}</v></c><c r="C{row}" s="1"><v>0.{row}</v></c></row>"#
        );
    }
    made::xlsx(&["0.00%"], &[("甲", "", &sheet)])
}

/// The most memory this process has held, in KiB.
fn peak() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status
        .lines()
        .find(|line| line.starts_with("VmHWM:"))
        .unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

/// Run in a process of its own: reads what the variable asks for and prints what came out.
#[test]
#[ignore = "the tests below run it"]
fn child() {
    let task = std::env::var(CHILD).expect("what to read");
    let mut indicators = 0;
    let mut each = |part: zhibiao_table::Document<'static>| {
        indicators += part
            .projects
            .iter()
            .map(|project| project.indicators.len())
            .sum::<usize>();
        ControlFlow::Continue(())
    };
    let options = ReadOptions::default();
    match task.split_once(' ').unwrap() {
        ("csv", megabytes) => {
            let bytes = megabytes.parse::<usize>().unwrap() << 20;
            stream(csv(bytes), &options, &mut each).unwrap();
        }
        (_, path) => stream(std::fs::File::open(path).unwrap(), &options, &mut each).unwrap(),
    }
    println!("\n{CHILD} {indicators} {}", peak());
}

/// Indicators read and the peak in KiB.
fn run(task: &str) -> (usize, usize) {
    let output = Command::new(std::env::current_exe().unwrap())
        .args([
            "--ignored",
            "--exact",
            "child",
            "--nocapture",
            "--test-threads=1",
        ])
        .env(CHILD, task)
        .output()
        .unwrap();
    let text = String::from_utf8_lossy(&output.stdout);
    let line = text.lines().find(|line| line.starts_with(CHILD));
    let line = line.unwrap_or_else(|| panic!("{text}"));
    let mut numbers = line
        .split(' ')
        .skip(1)
        .map(|number| number.parse().unwrap());
    (numbers.next().unwrap(), numbers.next().unwrap())
}

#[test]
fn a_csv_of_any_size() {
    let (few, small) = run("csv 1");
    let (many, large) = run("csv 12");
    assert!(many > 11 * few, "{many} {few}");
    // Twelve times the file, and not even its own size more.
    assert!(large < small + 6 * 1024, "{large} {small}");
}

#[test]
fn a_workbook_of_many_rows() {
    let path = std::env::temp_dir().join(format!("zhibiao-{}.xlsx", std::process::id()));
    std::fs::write(&path, workbook(20_000)).unwrap();
    let (read, peak) = run(&format!("xlsx {}", path.display()));
    std::fs::remove_file(&path).unwrap();
    assert_eq!(read, 20_000);
    // The rows of the sheet alone take more when held as cells.
    assert!(peak < 64 * 1024, "{peak}");
}
