//! A workbook as an Excel file, which WPS and `LibreOffice` take as well.
//!
//! The head row stays in view, offers filters and is repeated on every page; columns are as wide as their words (a
//! 汉字 takes two digits' room), up to a limit from which lines are broken; pages are A4, one sheet wide, with their
//! number. Rows are as high as their lines: Excel would fit them by itself, but not every program that opens the file
//! does. Text is written as text: no cell is ever a formula. The file's own date is fixed, so that the same workbook
//! gives the same bytes.

use crate::page::names::sheet_names;
use crate::page::workbook::{Cell, Purpose, Sheet, Workbook};
use rust_xlsxwriter::{
    DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, ProtectionOptions,
    Workbook as Book, Worksheet, XlsxError,
};

/// The face of all cells: on every office machine, or replaced by one that is.
const FACE: &str = "宋体";
/// Points an em.
const SIZE: f64 = 10.5;
/// Points an em of a title above a table.
const TITLE: f64 = 16.0;
/// Height of a line, in ems.
const LINE: f64 = 1.3;
/// What a row is higher than its lines, in points.
const ROOM: f64 = 4.0;
/// The highest row of the format, in points.
const HIGHEST: f64 = 409.0;
/// What a column is wider than its words, in characters.
const AIR: f64 = 1.8;
/// The most letters that Excel takes in a cell.
const LONGEST: usize = 32_767;
/// From here on, in characters, numbers of a column stand at its left.
const WIDE: u16 = 30;
/// How days are shown.
const DAY: &str = "yyyy-mm-dd";
/// A4, in Excel's list of papers.
const A4: u8 = 9;

/// The workbook as an XLSX file.
///
/// # Errors
/// Where a sheet has more rows or columns than the format has.
pub fn xlsx(workbook: &Workbook) -> Result<Vec<u8>, XlsxError> {
    let mut file = Book::new();
    let about = DocProperties::new()
        .set_title(&workbook.title)
        .set_subject(&workbook.foot)
        .set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?);
    file.set_properties(&about);
    let formats = Formats::new();
    let names = sheet_names(workbook.sheets.iter().map(|sheet| sheet.name.as_str()));
    for (sheet, name) in workbook.sheets.iter().zip(names) {
        let page = file.add_worksheet();
        page.set_name(name)?;
        write(page, sheet, &formats)?;
        set_page(page, workbook, sheet)?;
        set_form(page, sheet)?;
    }
    file.save_to_buffer()
}

/// How cells look.
struct Formats {
    title: Format,
    above: Format,
    head: Format,
    text: Format,
    cut: Format,
    input: Format,
    number: Format,
    date: Format,
    wide_number: Format,
    wide_date: Format,
}

impl Formats {
    fn new() -> Self {
        let plain =
            Format::new().set_font_name(FACE).set_font_size(SIZE).set_align(FormatAlign::VerticalCenter);
        let cell = plain.clone().set_border(FormatBorder::Thin);
        Self {
            title: plain.clone().set_font_size(TITLE).set_bold().set_align(FormatAlign::Left),
            above: plain.set_align(FormatAlign::Left).set_text_wrap(),
            head: cell
                .clone()
                .set_bold()
                .set_text_wrap()
                // At the top, for the button of a filter stands at the bottom.
                .set_align(FormatAlign::Center)
                .set_align(FormatAlign::Top)
                .set_background_color("#E7E6E6"),
            text: cell.clone().set_text_wrap().set_align(FormatAlign::Left),
            cut: cell.clone().set_text_wrap().set_align(FormatAlign::Left).set_align(FormatAlign::Top),
            input: cell
                .clone()
                .set_text_wrap()
                .set_align(FormatAlign::Left)
                .set_unlocked()
                .set_background_color("#FFFDF0"),
            number: cell.clone().set_align(FormatAlign::Center),
            date: cell.clone().set_align(FormatAlign::Center).set_num_format(DAY),
            wide_number: cell.clone().set_align(FormatAlign::Left),
            wide_date: cell.set_align(FormatAlign::Left).set_num_format(DAY),
        }
    }
}

fn write(page: &mut Worksheet, sheet: &Sheet, formats: &Formats) -> Result<(), XlsxError> {
    let last = last_column(sheet);
    let widths: Vec<f64> = (0..sheet.columns.len()).map(|column| width(sheet, column)).collect();
    for (column, width) in (0_u16..).zip(&widths) {
        page.set_column_width(column, *width)?;
    }
    for (row, line) in (0_u32..).zip(&sheet.above) {
        let (format, size) = if row == 0 { (&formats.title, TITLE) } else { (&formats.above, SIZE) };
        // Over several cells no program fits a row's height by itself.
        let room: f64 = widths.iter().sum();
        page.set_row_height(row, size * LINE * lines(line, room * SIZE / size) + ROOM)?;
        if last > 0 {
            page.merge_range(row, 0, row, last, &fit(line), format)?;
        } else {
            page.write_string_with_format(row, 0, fit(line), format)?;
        }
    }
    let head = sheet.above.len() as u32;
    page.set_row_height(head, SIZE * LINE * 2.0 + ROOM)?;
    for (at, column) in (0_u16..).zip(&sheet.columns) {
        page.write_string_with_format(head, at, &column.head, &formats.head)?;
    }
    for (row, cells) in (head + 1..).zip(&sheet.rows) {
        let shown = cells.iter().zip(&widths).zip(&sheet.columns).filter(|(_, column)| !column.hidden);
        let natural = shown.map(|((cell, width), _)| lines(&cell.said(), *width)).fold(1.0, f64::max);
        let most = natural.min(f64::from(sheet.lines.unwrap_or(u8::MAX)));
        page.set_row_height(row, (SIZE * LINE * most + ROOM).min(HIGHEST))?;
        for (at, column) in (0_u16..).zip(&sheet.columns) {
            let look = Look {
                // Of a text that goes on, the beginning is seen.
                text: match column.input {
                    true => &formats.input,
                    false if most < natural => &formats.cut,
                    false => &formats.text,
                },
                number: if column.most > WIDE { &formats.wide_number } else { &formats.number },
                date: if column.most > WIDE { &formats.wide_date } else { &formats.date },
            };
            cell(page, (row, at), cells.get(usize::from(at)).unwrap_or(&Cell::Empty), &look)?;
        }
    }
    Ok(())
}

/// How a cell looks, by what stands in it.
struct Look<'a> {
    text: &'a Format,
    number: &'a Format,
    date: &'a Format,
}

fn cell(page: &mut Worksheet, (row, at): (u32, u16), cell: &Cell, look: &Look) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => page.write_blank(row, at, look.text)?,
        Cell::Text(text) => page.write_string_with_format(row, at, fit(text), look.text)?,
        Cell::Number(number) => page.write_number_with_format(row, at, *number, look.number)?,
        Cell::Date { year, month, day } => match ExcelDateTime::from_ymd(*year, *month, *day) {
            Ok(date) => page.write_datetime_with_format(row, at, &date, look.date)?,
            // 31 February: as it is printed.
            Err(_) => page.write_string_with_format(row, at, cell.said(), look.text)?,
        },
    };
    Ok(())
}

/// Head row, filters, paper, margins, page numbers.
fn set_page(page: &mut Worksheet, workbook: &Workbook, sheet: &Sheet) -> Result<(), XlsxError> {
    let head = sheet.above.len() as u32;
    page.set_freeze_panes(head + 1, sheet.fixed)?;
    page.set_repeat_rows(head, head)?;
    if sheet.filtered && !sheet.columns.is_empty() {
        page.autofilter(head, 0, head + sheet.rows.len() as u32, last_column(sheet))?;
    }
    page.set_paper_size(A4);
    if sheet.lying {
        page.set_landscape();
    }
    page.set_print_fit_to_pages(1, 0);
    page.set_print_center_horizontally(true);
    // Inches: left, right, top, bottom, header, footer.
    page.set_margins(0.6, 0.6, 0.8, 0.8, 0.4, 0.4);
    page.set_header(format!("&L&9{}&R&9&A", in_margin(&workbook.title)));
    page.set_footer(format!("&L&8{}&R&10— &P —", in_margin(&workbook.foot)));
    Ok(())
}

/// Locks, choices, and what is hidden.
fn set_form(page: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    let first = sheet.above.len() as u32 + 1;
    let last = first + (sheet.rows.len() as u32).saturating_sub(1);
    for (at, column) in (0_u16..).zip(&sheet.columns) {
        if column.hidden {
            page.set_column_hidden(at)?;
        }
        if !column.choices.is_empty() {
            let choices = DataValidation::new().allow_list_strings(&column.choices)?;
            page.add_data_validation(first, at, last, at, &choices)?;
        }
    }
    if sheet.purpose != Purpose::Table {
        // What does not change what a row is about stays possible: looking for it, and making room for it.
        let may = ProtectionOptions {
            format_cells: true,
            format_columns: true,
            format_rows: true,
            use_autofilter: true,
            ..ProtectionOptions::default()
        };
        page.protect_with_options(&may);
    }
    if sheet.purpose == Purpose::Program {
        page.set_hidden(true);
    }
    Ok(())
}

fn last_column(sheet: &Sheet) -> u16 {
    sheet.columns.len().saturating_sub(1) as u16
}

/// The longest line of a column, within its limit. A head may be broken in two.
fn width(sheet: &Sheet, column: usize) -> f64 {
    let about = &sheet.columns[column];
    let cells = sheet.rows.iter().filter_map(|row| row.get(column)).map(Cell::said);
    let longest = |text: &str| text.lines().map(characters).fold(0.0, f64::max);
    let head = characters(&about.head);
    let head = if head > 6.0 { (head / 2.0).ceil() + 1.0 } else { head };
    let natural = cells.map(|text| longest(&text)).fold(head, f64::max);
    natural.min(f64::from(about.most).max(head)).max(f64::from(about.least)) + AIR
}

/// How many lines a text takes in a column of that width; not all of it can be used, for a 汉字 is not cut.
fn lines(text: &str, width: f64) -> f64 {
    let room = (width - AIR).max(2.0);
    text.lines().map(|line| (characters(line) / room).ceil().max(1.0)).sum()
}

/// How wide a line is, in digits.
fn characters(line: &str) -> f64 {
    line.chars().map(|c| if c.is_ascii() { 1.0 } else { 2.0 }).sum()
}

/// As much as a cell takes.
fn fit(text: &str) -> String {
    if text.encode_utf16().count() <= LONGEST {
        return text.to_owned();
    }
    let mut units = 0;
    text.chars()
        .take_while(|c| {
            units += c.len_utf16();
            units < LONGEST
        })
        .chain(['…'])
        .collect()
}

/// A text in a margin: a & there begins an instruction, and all of it has 255 letters at most.
fn in_margin(text: &str) -> String {
    text.chars().take(100).collect::<String>().replace('&', "&&")
}
