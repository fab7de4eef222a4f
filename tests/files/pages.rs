//! Saved web pages.

use super::{cells, place, read};
use dutymap::import::FileKind;
use dutymap::plan::Place;

fn text(html: &str) -> String {
    let parsed = read(html.as_bytes());
    assert_eq!(parsed.read_as.kind, FileKind::Html);
    parsed.plan.source.to_string()
}

#[test]
fn blocks_are_lines_and_what_is_not_shown_is_left_out() {
    let html = "<!DOCTYPE html><html><head><title>题</title><style>p{}</style><script>var a='<p>x</p>';</script></head>
        <body><header>站名</header><nav>导航</nav><noscript>请开脚本</noscript><template>模板</template>
        <h1>某某实施\n方案</h1><p>一、<b>总体</b> 要求&nbsp;。<p style='display : none'>藏<p>二、甲<br>乙<span hidden>藏</span></p>
        <div aria-hidden=true>藏</div><div style=\"color:red;VISIBILITY:Hidden\">藏</div>
        <ul><li>丙<li>丁</ul>Hello\n  world<form><input value=藏><select><option>藏</select><button>藏</button><textarea>藏</textarea></form>
        <pre>戊\n  己</pre><!-- 注 --><svg><text>藏</text></svg><aside>旁</aside><footer>页脚</footer></body></html>";
    let lines =
        ["某某实施方案", "一、总体 要求\u{A0}。", "二、甲", "乙", "丙", "丁", "Hello world", "戊", "己"];
    assert_eq!(text(html).lines().collect::<Vec<_>>(), lines);
    let parsed = read(html.as_bytes());
    assert_eq!(place(&parsed.plan, "乙"), Some(&Place::Paragraph(4)));
}

#[test]
fn tables_of_data_are_tables() {
    let html =
        "<p>分工表</p><table><caption>附件</caption><thead><tr><th rowspan=2>任务<th colspan=2>单位</tr>
        <tr><th>牵头单位<th>配合单位</thead>
        <tbody><tr><td><p>做一件事</p><p>再做一件</p></td><td> 市司法局 <td></tr>
        <tr style='display:none'><td>藏</td></tr>
        <tr><td rowspan=99999999>又一件<td>市教育局<td colspan=0>市财政局
        <tr><td>市民政局<td>市水利局</table>尾";
    let parsed = read(html.as_bytes());
    let plan = &parsed.plan;
    assert_eq!(
        &*plan.source,
        "分工表\n附件\n任务\t单位\n牵头单位\t配合单位\n做一件事\n再做一件\t市司法局\t\n又一件\t市教育局\t市财政局\n市民政局\t市水利局\n尾\n"
    );
    assert_eq!(
        cells(plan, 0),
        [
            (0, 0, 2, 1, "任务"),
            (0, 1, 1, 2, "单位"),
            (1, 1, 1, 1, "牵头单位"),
            (1, 2, 1, 1, "配合单位"),
            (2, 0, 1, 1, "做一件事\n再做一件"),
            (2, 1, 1, 1, "市司法局"),
            (3, 0, 2, 1, "又一件"),
            (3, 1, 1, 1, "市教育局"),
            (3, 2, 1, 1, "市财政局"),
            (4, 1, 1, 1, "市民政局"),
            (4, 2, 1, 1, "市水利局"),
        ]
    );
    assert_eq!(place(plan, "再做"), Some(&Place::Paragraph(6)));
}

#[test]
fn tables_that_lay_out_a_page_are_blocks() {
    let html = "<html><body><table><tr><td>左</td><td><table><tr><td>任务<td>牵头单位</tr>
        <tr><td>做事<td>市司法局</table>后</td></tr></table><table><tr><td><p>一、甲</p><p>二、乙</p></td></tr></table>";
    let parsed = read(html.as_bytes());
    assert_eq!(&*parsed.plan.source, "左\n任务\t牵头单位\n做事\t市司法局\n后\n一、甲\n二、乙\n");
    assert_eq!(parsed.plan.form.tables.len(), 1);
    assert_eq!(cells(&parsed.plan, 0)[3], (1, 1, 1, 1, "市司法局"));
}

#[test]
fn the_article_is_taken_out_of_its_page() {
    let article: Vec<String> =
        (1..30).map(|n| format!("<p>{n}.做第{n}件事,按时完成,并报告有关情况。</p>")).collect();
    let article = article.concat();
    let html = format!(
        "<html><body><div class=top><a href=/>首页</a> &gt; <a href=/x>政策文件</a></div>
         <div>发文字号:某府〔2023〕1号</div><h1>某某实施方案</h1>
         <div class=\"TRS_Editor\">{article}</div>
         <div><p>主办单位:某某人民政府办公厅</p><a href=/y>上一篇</a></div></body></html>"
    );
    let source = text(&html);
    assert!(source.starts_with("发文字号:某府〔2023〕1号\n某某实施方案\n1.做第1件事"), "{source}");
    assert!(source.ends_with("29.做第29件事,按时完成,并报告有关情况。\n"), "{source}");

    // Much follows: everything stays.
    let html =
        format!("<html><body><div id=zoom>{article}</div><div><p>三十</p>{article}</div></body></html>");
    assert_eq!(text(&html).matches("29.做").count(), 2);
    let html = format!(
        "<html><body><div id=zoom>{article}</div><table><tr><td>任务<td>牵头单位<tr><td>甲<td>市司法局</table>"
    );
    assert!(text(&html).contains("甲\t市司法局"));
}

#[test]
fn a_page_that_only_a_script_shows_is_read_all_the_same() {
    assert_eq!(
        text("<html><body style='x'><div style='display:none'><p>一、甲</p></div></body></html>"),
        "一、甲\n"
    );
}

#[test]
fn the_encoding_is_the_marks_or_the_pages_or_guessed() {
    let html =
        "<html><head><meta charset=\"gb2312\"></head><body><p>牵头单位：市司法局、市教育局</p></body></html>";
    let gb = encoding_rs::GB18030.encode(html).0.into_owned();
    let parsed = read(&gb);
    assert_eq!((parsed.read_as.encoding, parsed.read_as.kind), ("gb18030", FileKind::Html));
    assert_eq!(&*parsed.plan.source, "牵头单位：市司法局、市教育局\n");
    // It says one thing and is another.
    assert_eq!(read(html.as_bytes()).plan.source, parsed.plan.source);
    let wide: Vec<u8> =
        [0xFF, 0xFE].into_iter().chain(html.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    assert_eq!(read(&wide).plan.source, parsed.plan.source);
    let big5 = html.replace("gb2312", "big5").replace("牵头单位", "主辦單位");
    let parsed = read(&encoding_rs::BIG5.encode(&big5).0);
    assert_eq!(parsed.read_as.encoding, "Big5");
}

#[test]
fn a_page_in_one_file_is_a_page() {
    let mail = "From: <Saved by Blink>\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"--b--1\"\r\n\r\n\
        ----b--1\r\nContent-Type: text/css\r\n\r\np{}\r\n----b--1\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: CODING\r\n\r\nBODY\r\n----b--1--\r\n";
    let html = "<html><body><p>牵头单位：市司法局</p></body></html>";
    let quoted: String = html
        .bytes()
        .map(|b| if b.is_ascii() && b != b'=' { char::from(b).to_string() } else { format!("={b:02X}") })
        .collect::<Vec<_>>()
        .chunks(20)
        .map(|line| line.concat() + "=\r\n")
        .collect();
    let packed = "PGh0bWw+PGJvZHk+PHA+54m15aS05Y2V5L2N77ya5biC5Y+45rOV5bGAPC9wPjwvYm9k\r\neT48L2h0bWw+";
    for (coding, body) in [("quoted-printable", quoted.as_str()), ("base64", packed), ("8bit", html)] {
        let parsed = read(mail.replace("CODING", coding).replace("BODY", body).as_bytes());
        assert_eq!(parsed.read_as.kind, FileKind::Mhtml);
        assert_eq!(&*parsed.plan.source, "牵头单位：市司法局\n", "{coding}");
    }
}

#[test]
fn text_that_speaks_of_tags_is_text() {
    for text in ["方案<草案>\n一、甲\n", "a < b\n方案\n", "使用 <p> 标签\n"] {
        assert_eq!(read(text.as_bytes()).read_as.kind, FileKind::Text, "{text}");
    }
}
