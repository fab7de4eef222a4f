//! A number as Word prints it in a list: the number formats of ECMA-376, Part 1, 17.18.59 (`ST_NumberFormat`).

/// `value` in the format with this name; a format that is not known prints decimal digits.
pub(super) fn print(format: &str, value: u32) -> String {
    match format {
        "none" | "bullet" => String::new(),
        "decimalZero" => format!("{value:02}"),
        "upperLetter" => letters(value, 'A'),
        "lowerLetter" => letters(value, 'a'),
        "upperRoman" => roman(value),
        "lowerRoman" => roman(value).to_lowercase(),
        "decimalFullWidth" | "decimalFullWidth2" => {
            value.to_string().chars().map(|c| shifted(c as u32 - '0' as u32, '０')).collect()
        }
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => circled(value),
        "decimalEnclosedParen" => within(value, 20, '⑴'),
        "decimalEnclosedFullstop" => within(value, 20, '⒈'),
        "ideographEnclosedCircle" => within(value, 10, '㊀'),
        "chineseCountingThousand" => thousands(value, SIMPLIFIED),
        "taiwaneseCountingThousand" | "taiwaneseCounting" | "japaneseCounting" | "koreanCounting" => {
            thousands(value, SIMPLIFIED).replace('亿', "億").replace('万', "萬")
        }
        "chineseLegalSimplified" => thousands(value, LEGAL),
        "ideographLegalTraditional" | "japaneseLegal" => thousands(value, LEGAL_TRADITIONAL),
        // Up to 99 it counts, from 100 on it spells the digits.
        "chineseCounting" if value < 100 => thousands(value, SIMPLIFIED),
        "chineseCounting" => digits(value, '○'),
        "ideographDigital" | "japaneseDigitalTenThousand" | "taiwaneseDigital" | "koreanDigital2" => {
            digits(value, '〇')
        }
        "ideographTraditional" => cycle(value, "甲乙丙丁戊己庚辛壬癸"),
        "ideographZodiac" => cycle(value, "子丑寅卯辰巳午未申酉戌亥"),
        _ => value.to_string(),
    }
}

/// Zero to nine, and ten, hundred, thousand.
type Words = [&'static str; 2];
const SIMPLIFIED: Words = ["零一二三四五六七八九", "十百千"];
const LEGAL: Words = ["零壹贰叁肆伍陆柒捌玖", "拾佰仟"];
const LEGAL_TRADITIONAL: Words = ["零壹貳參肆伍陸柒捌玖", "拾佰仟"];

fn nth(words: &str, at: u32) -> char {
    words.chars().nth(at as usize).unwrap_or(char::REPLACEMENT_CHARACTER)
}

fn shifted(by: u32, first: char) -> char {
    char::from_u32(first as u32 + by).unwrap_or(char::REPLACEMENT_CHARACTER)
}

/// 一千零二十三; ten to nineteen without 一 in front.
fn thousands(value: u32, [digits, units]: Words) -> String {
    if value == 0 {
        return nth(digits, 0).to_string();
    }
    let mut out = String::new();
    let mut gap = false;
    for (power, group) in [(100_000_000, "亿"), (10_000, "万"), (1, "")] {
        let part = value / power % 10_000;
        if part == 0 {
            gap |= !out.is_empty();
            continue;
        }
        gap |= !out.is_empty() && part < 1000;
        for place in (0..4).rev() {
            let digit = part / 10u32.pow(place) % 10;
            if digit == 0 {
                gap |= !out.is_empty() && !part.is_multiple_of(10u32.pow(place));
                continue;
            }
            if gap {
                out.push(nth(digits, 0));
                gap = false;
            }
            let leading_ten = out.is_empty() && place == 1 && digit == 1;
            if !leading_ten {
                out.push(nth(digits, digit));
            }
            if place > 0 {
                out.push(nth(units, place - 1));
            }
        }
        out.push_str(group);
    }
    out
}

fn digits(value: u32, zero: char) -> String {
    let word = |c: char| if c == '0' { zero } else { nth(SIMPLIFIED[0], c as u32 - '0' as u32) };
    value.to_string().chars().map(word).collect()
}

fn cycle(value: u32, words: &str) -> String {
    let count = words.chars().count() as u32;
    if value == 0 { "0".to_owned() } else { nth(words, (value - 1) % count).to_string() }
}

fn within(value: u32, last: u32, first: char) -> String {
    if (1..=last).contains(&value) { shifted(value - 1, first).to_string() } else { value.to_string() }
}

fn circled(value: u32) -> String {
    match value {
        1..=20 => shifted(value - 1, '①'),
        21..=35 => shifted(value - 21, '㉑'),
        36..=50 => shifted(value - 36, '㊱'),
        _ => return value.to_string(),
    }
    .to_string()
}

/// A … Z, AA … ZZ, AAA: the letter repeats, as Word prints it; at most 20 times.
fn letters(value: u32, first: char) -> String {
    if value == 0 {
        return "0".to_owned();
    }
    let times = ((value - 1) / 26 + 1).min(20) as usize;
    shifted((value - 1) % 26, first).to_string().repeat(times)
}

fn roman(mut value: u32) -> String {
    if value == 0 || value > 32_767 {
        return value.to_string();
    }
    let mut out = String::new();
    for (worth, word) in [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ] {
        while value >= worth {
            out.push_str(word);
            value -= worth;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::print;

    #[test]
    fn numbers_are_printed_as_word_prints_them() {
        let cases = [
            ("chineseCounting", 1, "一"),
            ("chineseCounting", 10, "十"),
            ("chineseCounting", 11, "十一"),
            ("chineseCounting", 20, "二十"),
            ("chineseCounting", 99, "九十九"),
            ("chineseCounting", 100, "一○○"),
            ("chineseCountingThousand", 15, "十五"),
            ("chineseCountingThousand", 101, "一百零一"),
            ("chineseCountingThousand", 110, "一百一十"),
            ("chineseCountingThousand", 1023, "一千零二十三"),
            ("chineseCountingThousand", 10_001, "一万零一"),
            ("japaneseCounting", 21, "二十一"),
            ("ideographDigital", 10, "一〇"),
            ("chineseLegalSimplified", 12, "拾贰"),
            ("decimalEnclosedCircle", 1, "①"),
            ("decimalEnclosedCircle", 21, "㉑"),
            ("decimalEnclosedCircleChinese", 50, "㊿"),
            ("decimalEnclosedCircle", 51, "51"),
            ("decimalFullWidth", 12, "１２"),
            ("upperLetter", 27, "AA"),
            ("lowerRoman", 14, "xiv"),
            ("decimalZero", 3, "03"),
            ("ideographTraditional", 3, "丙"),
            ("ideographEnclosedCircle", 2, "㊁"),
            ("something-new", 7, "7"),
            ("bullet", 7, ""),
        ];
        for (format, value, printed) in cases {
            assert_eq!(print(format, value), printed, "{format} {value}");
        }
    }
}
