//! A report on sheets: all of it once, inside the margins, nothing over anything else.

use crate::tools;
use dutymap::export::pdf::{About, pdf};
use dutymap::page::report::{Block, Column, Report, Row, Table, sheets};
use dutymap::page::{Paper, Sheet, number};
use dutymap::scene::draw::DrawnShape;
use dutymap::scene::{Point, Rect};

const LONG: &str = "各级各部门要把法治社会建设作为一项重要工作，牵头单位要切实负起责任，参加单位要积极配合，“谁执法谁普法”普法责任制要落到实处；每年3月1日之前报送上一年度情况(含附件)。";

fn table(rows: usize) -> Table {
    let cells = |at: usize| {
        let text = LONG.chars().take(9 + at * 37 % 78).collect::<String>();
        Row::Cells(vec![format!("({at})"), format!("措施{at}：{text}"), format!("省司法厅、第{at}单位")])
    };
    let mut all: Vec<Row> = (1..=rows).map(cells).collect();
    all.insert(rows / 2, Row::Over("二、集合单位".to_owned()));
    let columns = vec![Column::centred("序号", 10), Column::new("措施内容", 60), Column::new("牵头单位", 30)];
    Table { caption: "分工表".to_owned(), columns, rows: all }
}

fn report(lying: bool) -> Report {
    let mut blocks = vec![
        Block::Title(
            "贵州省法治社会建设实施方案(2021—2025年)会议材料：各单位牵头、参加和负责的措施及其时限"
                .to_owned(),
        ),
        Block::Subtitle("2026年3月1日".to_owned()),
    ];
    for at in 1..=4 {
        blocks.push(Block::Heading(1, format!("{at}、总体要求")));
        blocks.push(Block::Paragraph(LONG.repeat(at)));
        blocks.push(Block::Line("时间：3月1日上午9时".to_owned()));
        blocks.push(Block::Heading(2, format!("（{at}）分工")));
        blocks.push(Block::Table(table(10 + at * 7)));
        blocks.push(Block::Note("另有 57 项列有集合单位，未计入本单位。".to_owned()));
    }
    blocks.extend([Block::PageBreak, Block::PageBreak, Block::Heading(1, "附件".to_owned())]);
    Report {
        title: "会议材料".to_owned(),
        lying,
        foot: "abcdef012345  方案.txt  2026-03-01".to_owned(),
        blocks,
    }
}

fn texts(sheet: &Sheet) -> Vec<(Rect, &str)> {
    let text = |shape| match shape {
        &DrawnShape::Text { ref text, rect, .. } => Some((rect, text.as_str())),
        _ => None,
    };
    sheet.drawn.iter().filter_map(|drawn| text(&drawn.shape)).collect()
}

/// From the edges of the paper to what may be printed, in pixels: left, top, right, bottom.
fn margins(lying: bool) -> [f32; 4] {
    let mm = if lying { [35.0, 28.0, 37.0, 26.0] } else { [28.0, 37.0, 26.0, 35.0] };
    mm.map(|mm| mm * 96.0 / 25.4)
}

#[test]
fn everything_stands_inside_and_apart() {
    for (lying, paper) in [(false, Paper::A4), (true, Paper::A4), (false, Paper::A3), (true, Paper::Long)] {
        let mut all = sheets(&report(lying), paper);
        number(&mut all, 1);
        assert!(all.len() > 5);
        let [left, top, right, bottom] = margins(lying);
        for sheet in &all {
            assert_eq!(sheet.size.x > sheet.size.y, lying);
            let area = Rect {
                min: Point::new(left, top),
                max: Point::new(sheet.size.x - right, sheet.size.y - bottom),
            };
            let texts = texts(sheet);
            for (at, (rect, text)) in texts.iter().enumerate() {
                let inside = rect.min.x >= area.min.x - 0.1 && rect.max.x <= area.max.x + 0.1;
                assert!(inside, "{text} goes beyond the margin: {rect:?} in {area:?}");
                // Above and below stand only the running head, the number and the foot.
                let body = rect.min.y >= area.min.y - 0.1 && rect.max.y <= area.max.y + 0.1;
                let around = ["会议材料", "abcdef", "— "].iter().any(|start| text.starts_with(start));
                assert!(body || around, "{text} at {rect:?}");
                assert!(rect.min.y > 20.0 && rect.max.y < sheet.size.y - 20.0, "{text} cannot be printed");
                for (other, beside) in &texts[..at] {
                    assert!(!rect.overlaps(*other), "{text} lies over {beside}");
                }
            }
        }
    }
}

#[test]
fn every_cell_stands_there_once() {
    let report = report(false);
    let all = sheets(&report, Paper::A4);
    let words: String = all.iter().flat_map(texts).map(|(_, text)| text).collect();
    for block in &report.blocks {
        let Block::Table(table) = block else { continue };
        for row in &table.rows {
            if let Row::Cells(cells) = row {
                assert!(words.contains(&cells[0]), "{}", cells[0]);
            }
        }
    }
    // Each measure is named by its number: 17 + 24 + 31 + 38 rows.
    assert_eq!(words.matches("措施1：").count(), 4);
    assert_eq!(words.matches("措施38：").count(), 1);
    assert_eq!((1..=38).map(|at| words.matches(&format!("措施{at}：")).count()).sum::<usize>(), 110);
    // The head of a table is repeated on every sheet that it goes over, and the running head stands on all but one.
    let heads = |sheet: &Sheet| texts(sheet).iter().filter(|(_, text)| *text == "措施内容").count();
    let rows = |sheet: &Sheet| {
        texts(sheet).iter().filter(|(_, text)| text.starts_with("措施") && text.contains('：')).count()
    };
    for sheet in &all {
        assert!(rows(sheet) == 0 || heads(sheet) > 0, "rows without a head");
    }
    assert_eq!(sheets(&report, Paper::A4), all);
}

#[test]
fn a_row_that_no_sheet_holds_goes_on() {
    let text = LONG.repeat(60);
    let columns = vec![Column::new("序号", 1), Column::new("内容", 3)];
    let rows = vec![Row::Cells(vec!["1".to_owned(), text.clone()]), Row::Cells(vec!["2".to_owned()])];
    let table = Table { caption: String::new(), columns, rows };
    let report = Report { blocks: vec![Block::Table(table)], ..Report::default() };
    let all = sheets(&report, Paper::A4);
    assert!(all.len() > 1);
    let words: String = all.iter().flat_map(texts).map(|(_, text)| text).collect();
    let bare = |text: &str| text.replace("序号内容", "").replace(char::is_whitespace, "");
    let joined = bare(&words);
    assert_eq!(joined.chars().filter(|c| *c == '谁').count(), 120);
    assert!(joined.ends_with('2') && joined.starts_with('1'));
}

#[test]
fn a_paper_without_anything_is_one_sheet() {
    assert_eq!(sheets(&Report::default(), Paper::A4).len(), 1);
    let breaks = Report { blocks: vec![Block::PageBreak; 3], ..Report::default() };
    assert_eq!(sheets(&breaks, Paper::A4).len(), 1);
    assert!(pdf(&[], &About::default()).is_err());
}

#[test]
fn other_programs_read_the_pdf() {
    let mut all = sheets(&report(false), Paper::A4);
    let lying = sheets(&report(true), Paper::A4);
    all.extend(lying);
    number(&mut all, 1);
    let about = About {
        title: "会议材料".to_owned(), author: "贵州省司法厅".to_owned(), ..About::default()
    };
    let bytes = pdf(&all, &about).unwrap();
    assert_eq!(bytes, pdf(&all, &about).unwrap(), "the same sheets, the same bytes");
    let (_folder, file) = tools::kept(&bytes);
    tools::opens(&file);
    if let Some(info) = tools::ask("pdfinfo", &["-l", "99"], &file) {
        assert!(info.contains("595.276 x 841.89 pts (A4)"), "{info}");
        assert!(info.contains("841.89 x 595.276 pts (A4)"), "{info}");
        assert!(info.contains(&format!("Pages:           {}", all.len())), "{info}");
        assert!(info.contains("Author:          贵州省司法厅"), "{info}");
    }
    if let Some(words) = tools::words(&file) {
        for text in
            ["各级各部门要把法治社会建设作为一项重要工作", "措施38：", "— 3 —", "另有57项列有集合单位"]
        {
            let text: String = text.split_whitespace().collect();
            assert!(words.contains(&text), "{text} is not found");
        }
    }
}

/// Characters that the bold face lacks, that both lack, that no line shows.
#[test]
fn no_character_stops_the_writer() {
    let text = "龍門 \u{20000}\u{1f600}\t\u{0}é…—“”︰()";
    let blocks = vec![Block::Heading(1, text.to_owned()), Block::Paragraph(text.to_owned())];
    let report = Report { title: text.to_owned(), blocks, ..Report::default() };
    let bytes = pdf(&sheets(&report, Paper::A4), &About::default()).unwrap();
    let (_folder, file) = tools::kept(&bytes);
    tools::opens(&file);
    if let Some(words) = tools::words(&file) {
        assert!(words.contains("龍門"), "{words}");
        assert!(words.contains('\u{20000}'), "what the fonts lack is still found: {words}");
    }
}
