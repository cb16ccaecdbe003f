//! Pages of HTML and Word documents: spans, omitted end tags, entities, tables inside cells.

mod made;
mod tables;

use made::docx;
use tables::{covers, grids, texts};
use zhibiao_table::{ReadOptions, bytes_to_grids};

#[track_caller]
fn page(html: &str, rows: &[&[&str]]) {
    let grids = grids(html.as_bytes());
    assert_eq!(grids.len(), 1, "{html}");
    assert_eq!(texts(&grids[0]), rows, "{html}");
}

#[test]
fn omitted_end_tags() {
    page(
        "<table><tr><td>1<td>2<tr><th>3<td>4</table>",
        &[&["1", "2"], &["3", "4"]],
    );
    page("<TABLE><THEAD><TR><TD>1<TBODY><TR><TD>2", &[&["1"], &["2"]]);
    page("<table><td>1<td>2<tr><td>3", &[&["1", "2"], &["3"]]);
    page(
        "<p><tr><td>1</td></tr><tr><td>2</td></tr>",
        &[&["1"], &["2"]],
    );
    page(
        "<table><tr><td><p>1<p>2<tr><td>3</table>",
        &[&["1\n2"], &["3"]],
    );
}

#[test]
fn a_page_whose_table_stands_far_below() {
    let long = "<p><span></span></p>\n".repeat(100_000);
    page(
        &format!("<meta charset=utf-8>{long}<table><tr><td>1<td>2</table>"),
        &[&["1", "2"]],
    );
}

#[test]
fn entities_and_white_space() {
    page(
        "<table><tr><td>&ge;95&#37;<td>&nbsp;<td>a&amp;b&nbsp;c<td>&#x2265;90&percnt; <td>&lt;td&gt;</table>",
        &[&["≥95%", "", "a&b c", "≥90%", "<td>"]],
    );
    page(
        "<table><tr><td>\n  完成\n  培训 <b>30</b>\n 场\n</td><td>1<br>2<br/>3<td><pre>a\n b</pre>",
        &[&["完成培训 30 场", "1\n2\n3", "a\n b"]],
    );
    page(
        "<table><tr><td>m<sup>2</sup><td><div>甲</div><div>乙</div><td><li>一<li>二</table>",
        &[&["m2", "甲\n乙", "一\n二"]],
    );
}

#[test]
fn spans() {
    let html = "<table><tr><td colspan=3>标题<tr><td rowspan='2'>甲<td>1<td>2<tr><td colspan=\"2\">3<tr><td>乙<td>4<td>5</table>";
    let grid = &grids(html.as_bytes())[0];
    assert_eq!(covers(grid), ["·<<", "···", "^·<", "···"]);
    assert_eq!(texts(grid)[2], ["", "3", ""]);
    // To the end of the group, and not into the next.
    let html = "<table><tbody><tr><td rowspan=0>甲<td>1<tr><td>2<tbody><tr><td>乙<td>3</table>";
    assert_eq!(covers(&grids(html.as_bytes())[0]), ["··", "^·", "··"]);
    // A row of covered cells alone is a row.
    let html = "<table><tr><td rowspan=3>甲<td rowspan=2>乙<tr><tr><td>丙</table>";
    assert_eq!(covers(&grids(html.as_bytes())[0]), ["··", "^^", "^·"]);
}

/// A table whose second project follows on the first one; `project`, `level1` and `level2` are the rows that these claim.
fn of_projects(project: usize, level1: usize, level2: usize) -> String {
    format!(
        "<table><tr><td>项目名称<td>一级指标<td>二级指标<td>三级指标<td>指标值<td>备注\
         <tr><td rowspan={project}>甲<td rowspan={level1}>产出指标<td rowspan={level2}>数量指标<td>培训人数<td>≥300人<td>\
         <tr><td>培训期数<td>≥6期<td><tr><td>成本指标<td>人均成本<td>≤500元<td>\
         <tr><td rowspan=2>乙<td rowspan=2>成本指标<td>经济成本指标<td>工程造价<td>≤9万元<td>\
         <tr><td>社会成本指标<td>交通影响<td>小<td></table>"
    )
}

#[test]
fn merged_cells_that_claim_a_row_too_many_or_too_few() {
    let html = of_projects(3, 3, 2);
    let right = grids(html.as_bytes());
    assert_eq!(
        covers(&right[0]),
        ["······", "·····", "^^^··", "^^···", "·····", "^^···"]
    );
    // The project goes on in its own row, so that the row below begins in its column.
    for (spans, at) in [
        ((4, 3, 2), Some((5, 1))),
        ((5, 3, 2), Some((5, 1))),
        ((4, 4, 2), Some((5, 2))),
        ((3, 4, 2), Some((5, 2))),
        ((3, 3, 3), Some((4, 3))),
        ((2, 3, 2), Some((4, 1))),
        ((1, 3, 2), Some((3, 1))),
        ((3, 2, 2), Some((4, 2))),
        ((3, 3, 2), None),
    ] {
        let html = of_projects(spans.0, spans.1, spans.2);
        let all = bytes_to_grids(html.as_bytes(), &ReadOptions::default()).unwrap();
        let told = all.diagnostics.first();
        let told = told.map(|told| (told.code.as_str(), (told.place.row, told.place.column)));
        assert_eq!(told, at.map(|at| ("shifted-row", at)), "{spans:?}");
        assert_eq!(all.grids, right, "{spans:?}");
    }
}

#[test]
fn a_row_that_is_short_of_its_last_cells_is_in_step() {
    let html = "<table><tr><td>甲<td rowspan=3>乙<td>丙<tr><td>丁<td>戊<tr><td>己</table>";
    assert_eq!(covers(&grids(html.as_bytes())[0]), ["···", "·^·", "·^"]);
}

#[test]
fn spans_beyond_any_table_are_cut_with_a_diagnostic() {
    let html = "<table><tr><td colspan=1000000000 rowspan=99999999999999999999999>甲<td>乙<tr><td>丙</table>";
    let all = bytes_to_grids(html.as_bytes(), &ReadOptions::default()).unwrap();
    let remark = &all.diagnostics[0];
    assert_eq!(
        (remark.code.as_str(), remark.place.row, remark.place.column),
        ("span-cut", 1, 1)
    );
    assert_eq!(all.grids[0].rows[0].cells.len(), 1001);
    assert_eq!(all.grids[0].rows[1].cells.len(), 1001);
    assert_eq!(all.grids[0].rows[1].cells[1000].text, "丙");
}

#[test]
fn what_a_browser_does_not_show() {
    page(
        "<table><style>td{x:'<td>'}</style><tr><td>甲<script>'</td><td>'</script><!-- <td>丙 --><span style='display: none'>乙<span>丙</span></span><td hidden>丁<td style=\"DISPLAY:NONE\">戊</td><td>己<tr><td hidden>庚<tr><td>辛</table>",
        &[&["甲", "己"], &[], &["辛"]],
    );
}

#[test]
fn what_is_struck_out_was_replaced() {
    page(
        "<table><tr><td><s>150</s>200<td><del>1</del>2人<td><span style=\"text-decoration: line-through\">9</span>5%<td><strike>甲</strike>",
        &[&["200", "2人", "5%"]],
    );
    let run = "<w:p><w:r><w:rPr><w:strike/></w:rPr><w:t>150</w:t></w:r><w:r><w:rPr><w:strike w:val=\"0\"/></w:rPr><w:t>200</w:t></w:r>\
        <w:r><w:rPr><w:dstrike/></w:rPr><w:t>5</w:t></w:r></w:p>";
    let body = format!("<w:tbl><w:tr><w:tc>{run}</w:tc></w:tr></w:tbl>");
    assert_eq!(texts(&grids_of(&body)[0]), [["200"]]);
}

#[test]
fn forms_saved_while_filled_in() {
    page(
        "<table><tr><td><select><option>≤<option selected>≥<option>=</select><td><input value=200><input type=hidden value=7><input type=checkbox value=1>\
        <td><select><option>人</option></select>次<tr><td><select><option selected=selected value=1>≤</option><option>≥</option></select>",
        &[&["≥", "200", "次"], &["≤"]],
    );
}

#[test]
fn several_tables_and_layout_tables() {
    let html = "<table><tr><td><table><tr><td>项目名称<td>指标值<tr><td>甲<td>1</table></td></tr></table><table><tr><td>项目名称<td>指标值</table>";
    let all = grids(html.as_bytes());
    assert_eq!(all.len(), 3);
    assert_eq!(texts(&all[1]), [["项目名称", "指标值"], ["甲", "1"]]);
    // With a menu beside it, it is known by its column names.
    let html =
        "<table><tr><td>首页<td><table><tr><td>项目名称<td>指标值<tr><td>甲<td>1</table></table>";
    assert_eq!(grids(html.as_bytes()).len(), 2);
}

#[test]
fn tables_inside_cells_are_text() {
    page(
        "<table><tr><td>甲<td><table><tr><td>数量≥6架<td>10<tr><td>时长≥9小时<td>20</table>后<tr><td>乙<td><table><tr><td>丙</table></table>",
        &[&["甲", "数量≥6架 | 10\n时长≥9小时 | 20\n后"], &["乙", "丙"]],
    );
}

#[test]
fn pages_saved_by_excel() {
    let html = "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><head><meta charset=utf-8><!--[if gte mso 9]><xml><x:ExcelWorkbook></x:ExcelWorkbook></xml><![endif]--></head>\
        <body><table x:str><col width=72><tr height=19><td class=xl65 x:num=\"0.95\">95%</td><td x:num>3</td></tr><![if supportMisalignedColumns]><tr height=0 style='display:none'><td width=72></td></tr><![endif]></table></body></html>";
    page(html, &[&["95%", "3"]]);
}

#[test]
fn word_tables() {
    let p = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let cell = |properties: &str, text: &str| {
        format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", p(text))
    };
    let body = format!(
        "{}<w:tbl><w:tblPr/><w:tr>{}{}</w:tr><w:tr>{}{}{}</w:tr><w:tr><w:trPr><w:gridBefore w:val=\"1\"/></w:trPr>{}</w:tr></w:tbl>",
        p("标题"),
        cell("<w:vMerge w:val=\"restart\"/>", "甲"),
        cell("<w:gridSpan w:val=\"2\"/>", "乙"),
        cell("<w:vMerge/>", "不显示"),
        cell("", "丙"),
        cell("", "≥&#x39;5&amp;"),
        cell("", "丁"),
    );
    let grids = grids_of(&body);
    assert_eq!(
        texts(&grids[0]),
        [vec!["甲", "乙", ""], vec!["", "丙", "≥95&"], vec!["", "丁"]]
    );
    assert_eq!(covers(&grids[0]), ["··<", "^··", "··"]);
}

fn grids_of(body: &str) -> Vec<zhibiao_table::Grid<'static>> {
    let bytes = docx(body);
    let grids = grids(&bytes);
    let own = |grid: zhibiao_table::Grid<'_>| zhibiao_table::Grid {
        sheet: grid.sheet,
        rows: grid.rows.into_iter().map(|row| row.into_owned()).collect(),
    };
    grids.into_iter().map(own).collect()
}

#[test]
fn runs_of_word() {
    let run = "<w:p><w:pPr><w:tabs><w:tab w:val=\"left\"/></w:tabs><w:rPr><w:vanish/></w:rPr></w:pPr>\
        <w:r><w:rPr><w:b/></w:rPr><w:t>满意</w:t></w:r><w:r><w:t>度</w:t><w:sym w:font=\"Symbol\" w:char=\"F0B3\"/><w:t>90%</w:t></w:r>\
        <w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r><w:del><w:r><w:delText>删</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>移</w:t></w:r></w:moveFrom>\
        <w:ins><w:r><w:t>增</w:t></w:r></w:ins><w:r><w:br/><w:t xml:space=\"preserve\">a  b</w:t><w:tab/><w:noBreakHyphen/></w:r>\
        <m:oMath><m:r><m:t>≤5</m:t></m:r></m:oMath>\
        <mc:AlternateContent><mc:Choice><w:r><w:t>框</w:t></w:r></mc:Choice><mc:Fallback><w:r><w:t>框</w:t></w:r></mc:Fallback></mc:AlternateContent></w:p><w:p/>";
    let body = format!(
        "<w:tbl><w:tr><w:sdt><w:sdtContent><w:tc>{run}</w:tc></w:sdtContent></w:sdt></w:tr></w:tbl>"
    );
    assert_eq!(texts(&grids_of(&body)[0]), [["满意度≥90%增\na  b -≤5框"]]);
}

#[test]
fn what_is_raised_behind_a_digit_is_no_further_digit() {
    page(
        "<table><tr><td>1×10<sup>5</sup>个<td>m<sup>2</sup><td>500<sup>[1]</sup>人",
        &[&["1×10^5个", "m2", "500[1]人"]],
    );
    let run = "<w:p><w:r><w:t>1×10</w:t></w:r><w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>5</w:t></w:r></w:p>";
    let body = format!("<w:tbl><w:tr><w:tc>{run}</w:tc></w:tr></w:tbl>");
    assert_eq!(texts(&grids_of(&body)[0]), [["1×10^5"]]);
}

#[test]
fn a_document_by_another_writer() {
    let bytes = std::fs::read(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/files/python-docx.docx"
    ))
    .unwrap();
    let grid = &grids(&bytes)[0];
    assert_eq!(
        texts(grid)[3],
        ["体检", "产出指标", "体检率\n（含复检）", "≥95%"]
    );
    assert_eq!(texts(grid)[4], ["", "效益指标", "满意度", "≥90%"]);
    assert_eq!(covers(grid), ["·", "·<<<", "····", "····", "^···"]);
}

#[test]
fn lines_above_a_table_are_its_title() {
    let html = "<h1>某局公开</h1><p>一、正文，满意度≥90%。</p><p>2023年度项目支出绩效目标表</p><p>项目名称：体检<br>金额单位：万元</p><table><tr><td>三级指标<td>指标值<tr><td>人数<td>≥30人</table><p>附：绩效说明</p>";
    let grid = &grids(html.as_bytes())[0];
    let rows = [
        vec!["2023年度项目支出绩效目标表"],
        vec!["项目名称：体检"],
        vec!["三级指标", "指标值"],
        vec!["人数", "≥30人"],
    ];
    assert_eq!(texts(grid), rows);
    let numbers: Vec<usize> = grid.rows.iter().map(|row| row.number).collect();
    assert_eq!(numbers, [0, 0, 1, 2]);
    let document = zhibiao_table::read_bytes(html.as_bytes()).unwrap();
    let project = &document.projects[0];
    assert_eq!(project.name.as_deref(), Some("体检"));
    assert_eq!(project.table.as_deref(), Some("2023年度项目支出绩效目标表"));
    assert_eq!(
        (project.indicators.len(), document.diagnostics.len()),
        (1, 0)
    );
    let html = html.replace("项目名称：", "一、项目名称：");
    let document = zhibiao_table::read_bytes(html.as_bytes()).unwrap();
    assert_eq!(document.projects[0].name.as_deref(), Some("体检"));
    let body = "<w:p><w:r><w:t>绩效目标表</w:t></w:r></w:p><w:p/><w:tbl><w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
    assert_eq!(texts(&grids_of(body)[0]), [["绩效目标表"], ["甲"]]);
}
