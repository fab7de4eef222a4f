//! The binary as other programs see it: results, exit codes, and sentences instead of traces.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that fails here has a reason to")]

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

const PLAN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds/guizhou-fazhi-shehui-2021.txt");

fn dutymap(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_dutymap")).args(args).stdin(Stdio::null()).output().unwrap()
}

fn with_stdin(args: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_dutymap"))
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    let writer = std::thread::spawn(move || stdin.write_all(&input));
    let output = child.wait_with_output().unwrap();
    let _ = writer.join();
    output
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

/// Exit code 2, nothing on standard output, one line on standard error, in both languages, without a trace.
fn refused(args: &[&str], about: &str) {
    let output = dutymap(args);
    let said = text(&output.stderr);
    assert_eq!(code(&output), 2, "{args:?}: {said}");
    assert!(output.stdout.is_empty(), "{args:?}");
    assert_eq!(said.lines().count(), 1, "{args:?}: {said}");
    assert!(said.starts_with("dutymap: ") && said.contains(" / "), "{said}");
    assert!(said.contains(about), "{args:?}: {about} in {said}");
    assert!(!said.contains("panicked") && !said.contains("RUST_BACKTRACE"), "{said}");
}

fn path(folder: &Path, name: &str) -> (PathBuf, String) {
    let path = folder.join(name);
    let text = path.to_str().unwrap().to_owned();
    (path, text)
}

#[test]
fn parse_prints_the_contract() {
    let output = dutymap(&["parse", PLAN, "--with-source"]);
    assert_eq!(code(&output), 0);
    let plan: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(plan["title"], "贵州省法治社会建设实施方案(2021—2025年)");
    assert_eq!(plan["doc_no"], "黔党发〔2021〕17号");
    assert_eq!(plan["sections"][0]["id"], 0);
    assert!(plan["sections"][0]["parent"].is_null());
    let measures = plan["measures"].as_array().unwrap();
    let units = plan["units"].as_array().unwrap();
    assert_eq!((measures.len(), units.len()), (94, 78));

    // Units count what measures and headings assign; spans lead to the printed names.
    let source = plan["source"].as_str().unwrap();
    let mut count = std::collections::BTreeMap::new();
    let holders = measures.iter().chain(plan["sections"].as_array().unwrap());
    for assignment in holders.flat_map(|holder| holder["assignments"].as_array().unwrap()) {
        let (unit, role) = (assignment["unit"].as_str().unwrap(), assignment["role"].as_str().unwrap());
        let span: Vec<usize> =
            assignment["span"].as_array().unwrap().iter().map(|at| at.as_u64().unwrap() as usize).collect();
        assert_eq!(&source[span[0]..span[1]], unit);
        assert_eq!(assignment["basis"], "stated");
        *count.entry((unit, role)).or_insert(0) += 1;
    }
    let mut all = 0;
    for unit in units {
        for role in ["lead", "participate", "responsible"] {
            let counted = count.get(&(unit["name"].as_str().unwrap(), role)).copied().unwrap_or(0);
            assert_eq!(unit[role], counted, "{} {role}", unit["name"]);
            all += counted;
        }
    }
    assert_eq!(all, 624);
}

#[test]
fn the_source_is_there_only_when_asked_for_and_stdin_is_a_file() {
    let bytes = std::fs::read(PLAN).unwrap();
    let output = with_stdin(&["parse", "-"], &bytes);
    assert_eq!(code(&output), 0);
    assert_eq!(output.stdout, dutymap(&["parse", PLAN]).stdout);
    let plan: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert!(plan.get("source").is_none());
}

#[test]
fn csv_opens_in_a_spreadsheet() {
    let output = dutymap(&["parse", PLAN, "--format", "csv"]);
    assert!(output.stdout.starts_with(b"\xef\xbb\xbf"));
    let mut table = csv::Reader::from_reader(&output.stdout[3..]);
    assert_eq!(table.headers().unwrap().len(), 9);
    let rows: Vec<csv::StringRecord> = table.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 624);
    assert_eq!(rows.iter().filter(|row| &row[3] == "牵头").count(), 170);
    assert!(rows.iter().any(|row| &row[0] == "94"));
}

#[test]
fn ron_holds_the_same_document() {
    let ron = text(&dutymap(&["parse", PLAN, "--format", "ron"]).stdout);
    let value: ron::Value = ron::from_str(&ron).unwrap();
    let ron::Value::Map(map) = value else { panic!("no structure") };
    assert_eq!(map.len(), 8);
}

#[test]
fn check_is_silent_on_the_plan_and_names_the_place_otherwise() {
    let clean = dutymap(&["check", PLAN]);
    assert_eq!((code(&clean), text(&clean.stdout)), (0, String::new()));

    let folder = tempfile::tempdir().unwrap();
    let (file, name) = path(folder.path(), "方案.txt");
    std::fs::write(
        &file,
        "某某实施方案\n一、任务\n1.做一件事。\n  牵头单位:\n2.做另一件事。\n牵头单位:省司法厅\n",
    )
    .unwrap();
    let found = dutymap(&["check", &name]);
    let said = text(&found.stdout);
    assert_eq!(code(&found), 1, "{said}");
    for line in said.lines() {
        let rest = line.strip_prefix(&format!("{name}:")).expect(line);
        let mut parts = rest.splitn(3, ':');
        let (row, column) = (parts.next().unwrap(), parts.next().unwrap());
        assert!(row.parse::<u32>().is_ok() && column.parse::<u32>().is_ok(), "{line}");
        let rest = parts.next().unwrap();
        assert!(
            [" error: ", " warning: ", " note: "].iter().any(|severity| rest.starts_with(severity)),
            "{line}"
        );
        assert!(line.ends_with(']') && line.contains(" ["), "{line}");
    }
    assert_eq!(code(&dutymap(&["parse", &name])), 0, "findings do not keep a file from being read");
}

#[test]
fn places_in_documents_are_paragraphs_and_cells() {
    let folder = tempfile::tempdir().unwrap();
    let words =
        ["某某实施方案", "一、任务", "1.做一件事。", "牵头单位:", "2.做另一件事。", "牵头单位:省司法厅"];
    let paragraphs = words.map(|words| format!("<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"));
    let body = paragraphs.concat();
    let document = format!("<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>");
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file("word/document.xml", zip::write::SimpleFileOptions::default()).unwrap();
    zip.write_all(document.as_bytes()).unwrap();
    // Whatever it is called.
    let (file, name) = path(folder.path(), "方案.txt");
    std::fs::write(&file, zip.finish().unwrap().into_inner()).unwrap();
    let found = dutymap(&["check", &name]);
    let said = text(&found.stdout);
    assert_eq!(code(&found), 1, "{said}");
    assert!(said.lines().any(|line| line.starts_with(&format!("{name}:第4段: "))), "{said}");

    let output = dutymap(&["parse", &name, "--with-source"]);
    let plan: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(plan["source"], words.join("\n") + "\n");
    assert_eq!(dutymap(&["parse", &name, "--with-source"]).stdout, output.stdout);

    let (file, name) = path(folder.path(), "表.csv");
    std::fs::write(&file, "序号,任务,牵头单位\n1,做一件事,省司法厅等\n").unwrap();
    let said = text(&dutymap(&["check", &name]).stdout);
    assert!(said.lines().all(|line| line.starts_with(&format!("{name}:"))), "{said}");
}

#[test]
fn pictures_come_from_the_plan() {
    let folder = tempfile::tempdir().unwrap();
    let (svg, svg_name) = path(folder.path(), "图 1.svg");
    let output = dutymap(&["export", PLAN, "--view", "columns", "-o", &svg_name]);
    assert_eq!(code(&output), 0, "{}", text(&output.stderr));
    let all = std::fs::read_to_string(&svg).unwrap();
    for part in [
        "贵州省法治社会建设实施方案",
        "省司法厅",
        "data-target=\"unit:0\"",
        "data-target=\"measure:93\"",
        "牵头单位",
    ] {
        assert!(all.contains(part), "{part}");
    }
    assert_eq!(all.matches("<path ").count(), 233 + 36 + 3, "lines at rest, stubs, and the legend's three");

    let args = [
        "export",
        PLAN,
        "--view",
        "columns",
        "--unit",
        "省教育厅",
        "--unit",
        "省司法厅",
        "--compact",
        "-o",
        &svg_name,
    ];
    assert_eq!(code(&dutymap(&args)), 0);
    let some = std::fs::read_to_string(&svg).unwrap();
    assert!(some.contains("省教育厅、省司法厅") && some.len() < all.len());

    let (png, png_name) = path(folder.path(), "a.png");
    let args = [
        "export",
        PLAN,
        "--view",
        "columns",
        "--paper",
        "a4",
        "--role",
        "lead",
        "--section",
        "三",
        "-o",
        &png_name,
    ];
    assert_eq!(code(&dutymap(&args)), 0);
    let picture = image::load_from_memory(&std::fs::read(&png).unwrap()).unwrap();
    assert_eq!((picture.width(), picture.height()), (1587, 2245), "A4 at 192 dots to the inch");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 2, "nothing else is left behind");
}

#[test]
fn the_order_of_units_is_proven_best() {
    for (args, crossings) in [(vec![], 60_898), (vec!["--roles", "lead,responsible"], 6_272)] {
        let mut all = vec!["lab", "oscm", PLAN, "--exact"];
        all.extend(args);
        let output = dutymap(&all);
        assert_eq!(code(&output), 0);
        let said = text(&output.stderr);
        assert!(said.starts_with("time_ms=") && said.lines().count() == 1, "{said}");
        assert!(said.contains(&format!(" crossings={crossings} ")), "{said}");
        assert!(said.trim_end().ends_with("proven=yes"), "{said}");
        let mut order: Vec<u32> = text(&output.stdout).lines().map(|line| line.parse().unwrap()).collect();
        order.sort_unstable();
        assert_eq!(order, (0..78).collect::<Vec<u32>>());
    }
}

#[test]
fn a_pace_graph_keeps_its_numbers() {
    let output = with_stdin(&["lab", "oscm", "-"], b"c two lines that cross\np ocr 2 2 2\n1 4\n2 3\n");
    assert_eq!(text(&output.stdout), "4\n3\n");
    assert!(text(&output.stderr).contains(" crossings=0 "));
    let output = with_stdin(&["lab", "oscm", "-"], b"p ocr 2 2 2\n1 4\n2 9\n");
    assert_eq!(code(&output), 2);
    assert!(text(&output.stderr).contains('3'), "the line is named");
}

#[test]
fn units_that_share_measures_are_counted_in_order() {
    let pairs = b"0 2\n0 0\n\n# 1 and 2 share two\n1 1\n1\t2\n2 1\n2 2\n2 2\n";
    let output = with_stdin(&["lab", "project", "-"], pairs);
    assert_eq!((code(&output), text(&output.stdout).as_str()), (0, "0 2 1\n1 2 2\n"));
    let said = text(&output.stderr);
    assert!(said.starts_with("time_ms=") && said.ends_with(" units=3 ties=2\n"), "{said}");
    let none = with_stdin(&["lab", "project", "-"], b"");
    assert_eq!((code(&none), text(&none.stdout).as_str()), (0, ""));
}

#[test]
fn a_network_is_laid_out_and_grouped() {
    // Two triangles with one tie between them, and a node without ties.
    let ties = b"0 1 2\n1 2 2\n0 2 2\n3 4 2\n4 5 2\n5 3 2\n2 3 0.5\n7 0 1\n";
    let output = with_stdin(&["lab", "communities", "-"], ties);
    let groups = text(&output.stdout);
    assert_eq!(groups, "0\n0\n0\n1\n1\n1\n2\n0\n");
    let said = text(&output.stderr);
    assert!(said.starts_with("time_ms=") && said.contains(" q=0.4") && said.lines().count() == 1, "{said}");

    let output = with_stdin(&["lab", "layout", "-"], ties);
    let places: Vec<Vec<f32>> = text(&output.stdout)
        .lines()
        .map(|line| line.split(' ').map(|number| number.parse().unwrap()).collect())
        .collect();
    assert_eq!(places.len(), 8);
    let apart = |a: usize, b: usize| {
        let [dx, dy] = [0, 1].map(|axis| places[a][axis] - places[b][axis]);
        dx.hypot(dy)
    };
    assert!((apart(0, 1) - 1.0).abs() < 0.2, "a tie is one hop long");
    assert!(apart(0, 4) > 2.0, "three hops are not one");
    let said = text(&output.stderr);
    assert!(said.starts_with("time_ms=") && said.ends_with(" nodes=8 ties=8\n"), "{said}");
    assert_eq!(output.stdout, with_stdin(&["lab", "layout", "-"], ties).stdout);
}

#[test]
fn a_line_of_a_list_that_does_not_fit_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let (file, name) = path(folder.path(), "a.tsv");
    let bad_tie = [
        "0 1",
        "0 1 1 1",
        "0 1 0",
        "0 1 -1",
        "0 1 inf",
        "0 1 nan",
        "-1 1 1",
        "1 1 1",
        "a b c",
        "0 10000000 1",
    ];
    for (command, good, bad) in [
        ("project", "0 1\n", &["0", "0 1 2", "0 x", "0 -1", "0 4294967296"][..]),
        ("layout", "0 1 1\n", &bad_tie[..]),
        ("communities", "0 1 1\n", &bad_tie[..]),
    ] {
        for line in bad {
            std::fs::write(&file, format!("{good}\n{line}\n{good}")).unwrap();
            refused(&["lab", command, &name], "line 3");
        }
        refused(&["lab", command, "no/such.tsv"], "no such file");
        std::fs::write(&file, [0xff, 0xfe, 0, 1]).unwrap();
        refused(&["lab", command, &name], "line 1");
    }
}

#[test]
fn what_cannot_be_done_is_said_in_one_line() {
    let folder = tempfile::tempdir().unwrap();
    let (_, nowhere) = path(folder.path(), "no/such/a.svg");
    let (binary, binary_name) = path(folder.path(), "a.bin");
    std::fs::write(&binary, [0, 1, 2, 3, 0, 255, 254, 0, 0, 0, 7, 0, 159, 146, 150]).unwrap();
    let (empty, empty_name) = path(folder.path(), "empty.txt");
    std::fs::write(&empty, "").unwrap();
    let name = folder.path().to_str().unwrap();
    refused(&["parse", &nowhere], "no such file");
    refused(&["parse", name], "a folder");
    refused(&["parse", &binary_name], "not a text file");
    refused(&["parse", &empty_name], "no text");
    refused(&["check", &nowhere], "no such file");
    refused(&["export", PLAN, "--view", "columns", "-o", &nowhere], "does not exist");
    refused(&["export", PLAN, "--view", "reader", "-o", "a.svg"], "network");
    refused(&["export", PLAN, "--view", "columns", "-o", "a.bmp"], "a.bmp");
    refused(&["export", PLAN, "--view", "columns", "--unit", "司法", "-o", "a.svg"], "省司法厅");
    refused(&["export", PLAN, "--view", "columns", "--section", "没有", "-o", "a.svg"], "没有");
    refused(&["parse", PLAN, "--format", "csv", "--with-source"], "CSV");
    refused(&["parse", PLAN, "--format", "xml"], "xml");
    refused(&["parse"], "<FILE>");
    refused(&["--no-such-flag"], "--no-such-flag");
    refused(&["diff", PLAN, &nowhere], "no such file");
    refused(&["diff", PLAN], "<NEW>");
    refused(&["diff", "-", "-"], "standard input");
    refused(&["export", PLAN, "--view", "matrix", "-o", "a.gexf"], "columns");
    refused(&["export", PLAN, "--view", "columns", "--role", "lead", "-o", "a.graphml"], "--role");
    refused(&["pack"], "<FILE>");
    refused(&["packets", PLAN], "<DIR|OUT.zip>");
    refused(&["lab", "frame", "--edges", "0"], "--edges");
    refused(&["-"], "parse -");
}

#[test]
fn a_file_is_replaced_whole_or_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    let (file, name) = path(folder.path(), "out.json");
    std::fs::write(&file, "old").unwrap();
    assert_eq!(code(&dutymap(&["parse", PLAN, "-o", &name])), 0);
    assert!(std::fs::read_to_string(&file).unwrap().starts_with("{\n"));

    // Held by another program: told apart, and left as it is.
    std::fs::write(&file, "old").unwrap();
    let held = std::fs::File::options().write(true).open(&file).unwrap();
    held.lock().unwrap();
    refused(&["parse", PLAN, "-o", &name], "another program");
    drop(held);
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "old");

    let mut permissions = std::fs::metadata(&file).unwrap().permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(&file, permissions).unwrap();
    refused(&["parse", PLAN, "-o", &name], "no permission");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "old");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn help_names_what_there_is_and_a_closed_pipe_is_no_failure() {
    let help = dutymap(&["--help"]);
    assert_eq!(code(&help), 0);
    let help = text(&help.stdout);
    for command in ["parse", "check", "export", "diff", "pack", "packets", "lab"] {
        assert!(help.contains(command), "{command}");
    }
    assert!(!help.contains("smoke"));
    let mut child = Command::new(env!("CARGO_BIN_EXE_dutymap"))
        .args(["parse", PLAN, "--with-source"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((code(&output), text(&output.stderr)), (0, String::new()));
}

/// With no display there is a sentence, not a trace and not a hang.
#[cfg(target_os = "linux")]
#[test]
fn without_a_display_the_window_says_so() {
    let output = Command::new(env!("CARGO_BIN_EXE_dutymap"))
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .env_remove("WAYLAND_SOCKET")
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let said = text(&output.stderr);
    assert_eq!(code(&output), 2, "{said}");
    assert_eq!(said.lines().count(), 1, "{said}");
    assert!(said.contains(" / ") && !said.contains("panicked"), "{said}");
}

#[test]
fn diff_tells_what_changed_and_ends_in_one() {
    let same = dutymap(&["diff", PLAN, PLAN]);
    assert_eq!(code(&same), 0);
    assert!(text(&same.stdout).contains("没有差别"));

    let changed =
        std::fs::read_to_string(PLAN).unwrap().replacen("牵头单位:省司法厅", "牵头单位:省教育厅", 1);
    let told = with_stdin(&["diff", PLAN, "-"], changed.as_bytes());
    assert_eq!(code(&told), 1);
    let told = text(&told.stdout);
    assert!(told.contains("第3项") && told.contains("省教育厅"), "{told}");

    let data = with_stdin(&["diff", PLAN, "-", "--format", "json"], changed.as_bytes());
    assert_eq!(code(&data), 1);
    let data: serde_json::Value = serde_json::from_slice(&data.stdout).unwrap();
    assert_eq!(data["same"], false);
    assert_eq!(data["measures"]["changed"].as_array().unwrap().len(), 1);
}

#[test]
fn export_writes_graphs_for_other_tools() {
    let folder = tempfile::tempdir().unwrap();
    for (view, nodes) in [("columns", 172), ("network", 70)] {
        for form in ["graphml", "gexf"] {
            let (path, name) = path(folder.path(), &format!("{view}.{form}"));
            assert_eq!(code(&dutymap(&["export", PLAN, "--view", view, "-o", &name])), 0);
            let written = std::fs::read_to_string(path).unwrap();
            assert_eq!(written.matches("<node ").count(), nodes, "{name}");
        }
    }
}

/// A snapshot of the shipped plan that is taken to a meeting at this place, with one correction or none.
fn snapshot(folder: &Path, name: &str, place: &str, corrected: bool) -> String {
    use dutymap::plan::Correction;
    use dutymap::state::{Choices, Place, Snapshot, open};
    let mut choices = Choices::default();
    place.clone_into(&mut choices.meeting.place);
    if corrected {
        let unit = "省司法厅".to_owned();
        choices.corrections.push(Correction::Collective { unit, collective: true });
    }
    let document = open::seed().unwrap().corrected(&choices.corrections);
    let (path, text) = path(folder, name);
    std::fs::write(&path, Snapshot::of(&document, &choices, &Place::default()).to_bytes()).unwrap();
    text
}

#[test]
fn diff_of_snapshots_tells_what_they_keep() {
    let folder = tempfile::tempdir().unwrap();
    let old = snapshot(folder.path(), "旧.dutymap", "一会议室", false);
    let new = snapshot(folder.path(), "新.dutymap", "二会议室", true);
    assert_eq!(code(&dutymap(&["diff", &old, &old])), 0);
    let told = dutymap(&["diff", &old, &new]);
    assert_eq!(code(&told), 1);
    let said = text(&told.stdout);
    for words in ["会议·地点：一会议室 → 二会议室", "更正·", "两个版本的方案没有差别"]
    {
        assert!(said.contains(words), "{words} in {said}");
    }
    let data = dutymap(&["diff", &old, &new, "--format", "json"]);
    let data: serde_json::Value = serde_json::from_slice(&data.stdout).unwrap();
    assert_eq!(data["same"], false);
    assert_eq!(data["kept"][0]["part"], "meeting");
    assert_eq!(data["kept"][0]["new"], "二会议室");
    assert_eq!(data["kept"][1]["part"], "corrections");
    // A plan as issued keeps nothing: what a snapshot keeps beside it is no difference.
    assert_eq!(code(&dutymap(&["diff", PLAN, &old])), 0);
}
