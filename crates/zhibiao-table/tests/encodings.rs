//! The same text in every encoding.

mod tables;

use tables::{grids, texts};
use zhibiao_table::{ReadOptions, bytes_to_grids, read_bytes};

const TEXT: &str = "项目名称\t绩效指标\n龑家湾体检㐂\t人数≥30人，合格率95％\n";

fn utf16(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(to_bytes).collect()
}

#[track_caller]
fn same(bytes: &[u8]) {
    let whole = grids(TEXT.as_bytes());
    assert_eq!(texts(&grids(bytes)[0]), texts(&whole[0]));
    assert_eq!(
        read_bytes(bytes).unwrap().projects[0].name.as_deref(),
        Some("龑家湾体检㐂")
    );
}

#[test]
fn with_and_without_marks() {
    let (little, big) = (utf16(TEXT, u16::to_le_bytes), utf16(TEXT, u16::to_be_bytes));
    let gb18030 = encoding_rs::GB18030.encode(TEXT).0.into_owned();
    for (mark, bytes) in [
        (&b"\xef\xbb\xbf"[..], TEXT.as_bytes()),
        (b"\xff\xfe", &little),
        (b"\xfe\xff", &big),
        (b"\x84\x31\x95\x33", &gb18030),
    ] {
        same(bytes);
        same(&[mark, bytes].concat());
    }
}

#[test]
fn characters_of_four_bytes() {
    // Beyond GBK, and beyond the basic plane.
    for name in ["㐂", "𠮷", "䶮", "ɑ", "ḿ"] {
        let text = format!("项目名称,绩效指标\n{name}村人居环境整治,户数≥30户\n");
        let (bytes, _, lost) = encoding_rs::GB18030.encode(&text);
        assert!(!lost);
        let document = read_bytes(&bytes).unwrap();
        assert_eq!(
            document.projects[0].name.as_deref(),
            Some(&*format!("{name}村人居环境整治"))
        );
    }
}

#[test]
fn short_texts() {
    for text in [
        "项目名称,绩效指标\n体检,3人\n",
        "指标,值\n人数,≥5\n",
        "甲,乙",
    ] {
        let bytes = encoding_rs::GB18030.encode(text).0;
        assert_eq!(
            texts(&grids(&bytes)[0]),
            texts(&grids(text.as_bytes())[0]),
            "{text}"
        );
    }
}

#[test]
fn traditional_text_in_big5() {
    let text = "項目名稱,績效指標,備註\n長者健康檢查及護理服務計劃,檢查人數不少於三百人並於年底前完成全部評估工作,由社會福利署撥款資助\n".repeat(20);
    let bytes = encoding_rs::BIG5.encode(&text).0;
    assert_eq!(texts(&grids(&bytes)[0]), texts(&grids(text.as_bytes())[0]));
}

#[test]
fn pages_and_what_they_declare() {
    let page = |charset: &str| {
        format!(
            "<html><head><meta http-equiv=Content-Type content=\"text/html; charset={charset}\"></head><table><tr><td>满意度<td>≥90％</table>"
        )
    };
    let expected = [["满意度", "≥90％"]];
    // The content decides before the declaration.
    for (charset, encoding) in [
        ("gb2312", encoding_rs::GB18030),
        ("gbk", encoding_rs::GB18030),
        ("utf-8", encoding_rs::GB18030),
        ("gb2312", encoding_rs::UTF_8),
        ("big5", encoding_rs::BIG5),
        ("nonsense", encoding_rs::GB18030),
    ] {
        let text = page(charset);
        let text = if charset == "big5" {
            text.replace("满意", "滿意")
        } else {
            text
        };
        let (bytes, _, _) = encoding.encode(&text);
        let all = grids(&bytes);
        assert_eq!(
            texts(&all[0])[0][1],
            expected[0][1],
            "{charset} {}",
            encoding.name()
        );
    }
    let marked = [
        b"\xff\xfe".to_vec(),
        utf16(&page("unicode"), u16::to_le_bytes),
    ]
    .concat();
    assert_eq!(texts(&grids(&marked)[0]), expected);
}

#[test]
fn a_broken_page_is_read_with_a_diagnostic() {
    let mut bytes = format!(
        "<table><tr><td>满意度<td>≥90％</table>{}",
        "<p>正文</p>".repeat(300)
    )
    .into_bytes();
    let broken = bytes
        .windows(3)
        .position(|bytes| bytes == "度".as_bytes())
        .unwrap();
    bytes[broken] = 0xFF;
    let all = bytes_to_grids(&bytes, &ReadOptions::default()).unwrap();
    assert_eq!(all.diagnostics[0].code.as_str(), "broken-text");
    assert_eq!(all.diagnostics[0].found, broken.to_string());
    assert_eq!(texts(&all.grids[0])[0][1], "≥90％");
    assert!(texts(&all.grids[0])[0][0].contains('\u{fffd}'));
}

#[test]
fn a_broken_text_is_an_error_with_its_place() {
    let mut bytes = TEXT.as_bytes().to_vec();
    bytes[40] = 0xFF;
    let error = read_bytes(&bytes).unwrap_err();
    assert_eq!(error.code(), "not-text");
    assert!(error.to_string().contains("at offset 38"), "{error}");
    let gb18030 = encoding_rs::GB18030.encode(TEXT).0;
    let cut = [&gb18030, &b"\xff\xff"[..]].concat();
    let error = read_bytes(&cut).unwrap_err();
    assert!(
        error
            .to_string()
            .contains(&format!("at offset {}", gb18030.len())),
        "{error}"
    );
    let binary: Vec<u8> = (0u8..=255).cycle().take(4096).collect();
    assert_eq!(read_bytes(&binary).unwrap_err().code(), "not-text");
}

/// What begins like a ZIP container need not be one.
#[test]
fn a_text_that_begins_with_the_letters_of_a_package() {
    let text = "PK赛项目,项目名称,绩效指标\n1,体检,人数5人\n";
    let whole = read_bytes(text.as_bytes()).unwrap();
    let mut parts = 0;
    let read = zhibiao_table::stream(text.as_bytes(), &ReadOptions::default(), |part| {
        parts += part.projects.len();
        std::ops::ControlFlow::Continue(())
    });
    assert!(read.is_ok(), "{read:?}");
    assert_eq!(parts, whole.projects.len());
    assert_eq!(parts, 1);
}
