//! A web page saved as one file (mht, MHTML; RFC 2557): its first part that is HTML, decoded.

/// The most parts inside parts that are looked into.
const DEPTH: usize = 8;

/// The bytes of the page, and the encoding that its part names; none where there is no page in it.
pub(super) fn page(bytes: &[u8]) -> Option<(Vec<u8>, Option<String>)> {
    part(bytes, DEPTH)
}

fn part(bytes: &[u8], depth: usize) -> Option<(Vec<u8>, Option<String>)> {
    let (head, body) = split_head(bytes);
    let kind = field(&head, "content-type").unwrap_or_default();
    let lower = kind.to_ascii_lowercase();
    if lower.starts_with("text/html") {
        let coding = field(&head, "content-transfer-encoding").unwrap_or_default();
        let page = match coding.trim().to_ascii_lowercase().as_str() {
            "quoted-printable" => quoted_printable(body),
            "base64" => base64(body),
            _ => body.to_vec(),
        };
        return Some((page, parameter(&kind, "charset")));
    }
    if !lower.starts_with("multipart/") || depth == 0 {
        return None;
    }
    let boundary = format!("--{}", parameter(&kind, "boundary")?);
    let marks: Vec<usize> = memchr::memmem::find_iter(body, boundary.as_bytes())
        .filter(|at| *at == 0 || body[at - 1] == b'\n')
        .collect();
    let ends = marks.iter().skip(1).copied().chain([body.len()]);
    marks.iter().zip(ends).find_map(|(start, end)| {
        let inner = body.get(start + boundary.len()..end)?;
        let line = memchr::memchr(b'\n', inner)?;
        part(&inner[line + 1..], depth - 1)
    })
}

/// The head's fields, folded lines joined, and what follows the empty line.
fn split_head(bytes: &[u8]) -> (Vec<String>, &[u8]) {
    let mut fields: Vec<String> = Vec::new();
    let mut at = 0;
    while at < bytes.len() && fields.len() < 1000 {
        let length = memchr::memchr(b'\n', &bytes[at..]).map_or(bytes.len() - at, |length| length + 1);
        let line = String::from_utf8_lossy(&bytes[at..at + length]);
        at += length;
        if line.trim().is_empty() {
            break;
        }
        match fields.last_mut() {
            Some(last) if line.starts_with([' ', '\t']) => last.push_str(line.trim_end()),
            _ => fields.push(line.trim_end().to_owned()),
        }
    }
    (fields, &bytes[at..])
}

fn field(head: &[String], name: &str) -> Option<String> {
    head.iter().find_map(|line| {
        let (key, value) = line.split_once(':')?;
        key.trim().eq_ignore_ascii_case(name).then(|| value.trim().to_owned())
    })
}

/// `charset=gb2312` or `boundary="…"` of a field's value.
fn parameter(value: &str, name: &str) -> Option<String> {
    value.split(';').skip(1).find_map(|part| {
        let (key, value) = part.split_once('=')?;
        key.trim().eq_ignore_ascii_case(name).then(|| value.trim().trim_matches('"').to_owned())
    })
}

fn quoted_printable(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len());
    let hex = |byte: Option<&u8>| byte.and_then(|byte| char::from(*byte).to_digit(16));
    let mut at = 0;
    while at < body.len() {
        let byte = body[at];
        if byte != b'=' {
            out.push(byte);
            at += 1;
        } else if let (Some(high), Some(low)) = (hex(body.get(at + 1)), hex(body.get(at + 2))) {
            out.push((high * 16 + low) as u8);
            at += 3;
        } else if body.get(at + 1) == Some(&b'\n') {
            at += 2;
        } else if body.get(at + 1..at + 3) == Some(b"\r\n") {
            at += 3;
        } else {
            out.push(byte);
            at += 1;
        }
    }
    out
}

fn base64(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len() / 4 * 3);
    let (mut bits, mut count) = (0u32, 0);
    for byte in body {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            b'=' => break,
            _ => continue,
        };
        bits = (bits << 6 | u32::from(value)) & 0xFF_FFFF;
        count += 6;
        if count >= 8 {
            count -= 8;
            out.push((bits >> count) as u8);
        }
    }
    out
}
