//! What may be typed. The texts of `--help` are the doc comments here, Chinese first; they name only what
//! this version does.

use super::Failure;
pub use super::ledger::LedgerArgs;
use crate::page::Day;
use clap::{Parser, Subcommand, ValueEnum};
use std::path::{Path, PathBuf};

/// 责任图谱：谁牵头、谁参加、原文怎么说 / who leads what, who takes part, and the words that say so
#[derive(Debug, Parser)]
#[command(
    name = "dutymap",
    version,
    args_conflicts_with_subcommands = true,
    disable_help_subcommand = true,
    after_help = "退出码：0 完成，1 check 有发现、diff 有差别或 ledger merge 有待处理，2 无法完成 / exit codes: 0 done, 1 findings (check), differences (diff) or something to settle (ledger merge), 2 cannot"
)]
pub struct Args {
    /// 要打开的方案或会议快照；不写则打开内置方案 / plan or snapshot to open; none: the plan that ships inside
    pub file: Option<PathBuf>,
    /// Opens the window, waits for its first frame, prints how long that took, and ends.
    #[arg(long, hide = true)]
    pub smoke: bool,
    /// What to do without a window.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// What to do without a window.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// 把方案读成数据 / read a plan into data
    Parse(ParseArgs),
    /// 列出没读懂或值得复核的地方 / list what was not understood or deserves a look
    Check(CheckArgs),
    /// 导出视图（PDF、SVG、PNG）、关系图数据（GraphML、GEXF）或任务清单、分工表、台账（DOCX、XLSX、CSV）
    /// / draw a view as PDF, SVG or PNG, write its graph as GraphML or GEXF, or its duties as DOCX, XLSX or CSV
    Export(ExportArgs),
    /// 比较同一方案的两个版本，或两个会议快照 / compare two versions of a plan, or two snapshots
    Diff(DiffArgs),
    /// 会议材料：封面、议程、名单、视图、各单位任务清单和索引合成一份 PDF / a meeting pack as one PDF
    Pack(PackArgs),
    /// 分部门材料：一个单位一份文件，附核对清单 / department packets: one file a unit, with a reconciled manifest
    Packets(PacketsArgs),
    /// 台账：发出、回收、汇总 / the ledger: send out, take back, count
    Ledger(LedgerArgs),
    /// 单独运行一个算法，供比对 / run one algorithm on a file, for comparison
    Lab(LabArgs),
}

/// `parse`
#[derive(Debug, clap::Args)]
pub struct ParseArgs {
    /// 方案、会议快照，或 -（标准输入）/ plan, snapshot, or - (standard input)
    pub file: PathBuf,
    /// 输出格式 / form of the output
    #[arg(long, value_enum, default_value_t = Format::Json)]
    pub format: Format,
    /// 附上解码后的原文 / add the decoded text that spans count in
    #[arg(long)]
    pub with_source: bool,
    /// 写入文件；不写则输出到标准输出 / write to this file instead of standard output
    #[arg(short, long, value_name = "OUT")]
    pub output: Option<PathBuf>,
}

/// Forms of data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// 全部内容 / everything
    Json,
    /// 一行一条分工，可用 WPS、Excel 打开 / one row an assignment, for WPS and Excel
    Csv,
    /// 全部内容（RON）/ everything, as RON
    Ron,
}

/// `check`
#[derive(Debug, clap::Args)]
pub struct CheckArgs {
    /// 方案、会议快照，或 -（标准输入）；可以是多个文件 / plans, snapshots, or - (standard input)
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
}

/// `diff`
#[derive(Debug, clap::Args)]
pub struct DiffArgs {
    /// 旧版本：方案、会议快照，或 -（标准输入）/ old version: plan, snapshot, or - (standard input)
    pub old: PathBuf,
    /// 新版本 / new version
    pub new: PathBuf,
    /// 输出格式 / form of the output
    #[arg(long, value_enum, default_value_t = DiffFormat::Text)]
    pub format: DiffFormat,
    /// 写入文件；不写则输出到标准输出 / write to this file instead of standard output
    #[arg(short, long, value_name = "OUT")]
    pub output: Option<PathBuf>,
}

/// Forms of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum DiffFormat {
    /// 给人看的文字 / for people
    Text,
    /// 全部内容 / everything
    Json,
    /// Excel 工作簿，须用 -o 写入文件 / a workbook for Excel; needs -o
    Xlsx,
}

/// `export`
#[derive(Debug, clap::Args)]
#[allow(clippy::struct_excessive_bools, reason = "each is a flag that is typed or not")]
pub struct ExportArgs {
    /// 方案、会议快照，或 -（标准输入）/ plan, snapshot, or - (standard input)
    pub file: PathBuf,
    /// 视图：overview（总览）、columns（牵头与参加）、matrix（矩阵）、network（协作网）、duties（任务清单）；reader（原文）只能导出 PDF
    /// / view: overview, columns, matrix, network or duties; reader (the text) only as PDF
    #[arg(long, value_name = "VIEW")]
    pub view: String,
    /// 只看这个单位的措施，可重复 / only measures of this unit; repeatable
    #[arg(long = "unit", value_name = "UNIT")]
    pub units: Vec<String>,
    /// 只看这个角色，可重复 / only this role; repeatable
    #[arg(long = "role", value_name = "ROLE", value_enum, value_delimiter = ',')]
    pub roles: Vec<RoleName>,
    /// 只看这个标题之下（编号或标题），可重复 / only under this heading (number or title); repeatable
    #[arg(long = "section", value_name = "SECTION")]
    pub sections: Vec<String>,
    /// 收拢：只排列所选内容，不留空位 / lay out only what is shown, close together
    #[arg(long)]
    pub compact: bool,
    /// 纸张；不写则 PDF 用 A4，图片长度按内容，所有名称完整 / paper; none: A4 for PDF, for pictures as long as every label needs
    #[arg(long, value_enum)]
    pub paper: Option<PaperName>,
    /// 台账（xlsx）另加每个单位一张表 / in the ledger (xlsx), a sheet a unit as well
    #[arg(long)]
    pub sheet_per_unit: bool,
    /// 纸张横放 / the sheet lies
    #[arg(long, conflicts_with = "portrait")]
    pub landscape: bool,
    /// 纸张竖放 / the sheet stands upright
    #[arg(long)]
    pub portrait: bool,
    /// 图大于一页时分页，所有名称完整（仅 PDF）；不写则缩到一页 / go over as many pages as every label needs (PDF only); else fit to one
    #[arg(long)]
    pub tile: bool,
    /// 页脚的日期，如 2026-03-01；不写则为当天 / the day at the foot; none: today
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub date: Option<Day>,
    /// 写入的文件，按扩展名：pdf、svg、png；columns、network 还可以是 graphml、gexf（两种关系图的全部数据，不受筛选影响）；
    /// overview、columns、matrix 还可以是 docx（分工表）、xlsx（台账）、csv（分工）；duties 还可以是 docx、xlsx、csv（任务清单）
    /// / file to write, by its ending: pdf, svg, png; for columns and network also graphml, gexf (the whole graph); for
    /// overview, columns and matrix also docx (who does what), xlsx (ledger), csv (assignments); for duties also docx,
    /// xlsx, csv (lists of duties)
    #[arg(short, long, value_name = "OUT")]
    pub output: PathBuf,
}

/// `pack`
#[derive(Debug, clap::Args)]
pub struct PackArgs {
    /// 方案、会议快照，或 -（标准输入）；会议取自快照 / plan, snapshot, or - (standard input); the meeting is the snapshot's
    pub file: PathBuf,
    /// 附这个单位的任务清单，可重复；不写则为参会单位，没有则为必须到会的，再没有则为全部 / with the duties of this unit,
    /// repeatable; none: those invited, else those who must come, else all
    #[arg(long = "unit", value_name = "UNIT")]
    pub units: Vec<String>,
    /// 附这个视图，可重复：overview、columns、matrix、network，或 none；不写则为总览和牵头与参加 / with this view, repeatable,
    /// or none; else overview and columns
    #[arg(long = "view", value_name = "VIEW", value_delimiter = ',')]
    pub views: Vec<String>,
    /// 视图的纸张 / paper of the views
    #[arg(long, value_enum, default_value_t = PaperName::A4)]
    pub paper: PaperName,
    /// 每个视图缩到一页；不写则分页，名称保持可读 / fit each view to one page; else over as many as every label needs
    #[arg(long)]
    pub one_page: bool,
    /// 材料印发单位，印在封面 / who issues the pack, on the cover
    #[arg(long, default_value = "")]
    pub office: String,
    /// 印在封面的日期；不写则为今天 / the day on the cover; none: today
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub date: Option<Day>,
    /// 写入的 PDF 文件 / the PDF to write
    #[arg(short, long, value_name = "OUT")]
    pub output: PathBuf,
}

/// `packets`
#[derive(Debug, clap::Args)]
pub struct PacketsArgs {
    /// 方案、会议快照，或 -（标准输入）/ plan, snapshot, or - (standard input)
    pub file: PathBuf,
    /// 每份文件的格式 / what each packet is written as
    #[arg(long, value_enum, default_value_t = PacketFormat::Docx)]
    pub format: PacketFormat,
    /// 只做这个单位的，可重复；不写则为全部 / only of this unit, repeatable; none: all
    #[arg(long = "unit", value_name = "UNIT")]
    pub units: Vec<String>,
    /// 文件上的日期；不写则为今天 / the day that files bear; none: today
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub date: Option<Day>,
    /// 文件夹里或压缩包已有的同名文件可以替换 / what is there already may be replaced
    #[arg(long)]
    pub replace: bool,
    /// 写入的文件夹（新建，或为空），或以 .zip 结尾的文件 / folder to write (new or empty), or a file that ends in .zip
    #[arg(short, long, value_name = "DIR|OUT.zip")]
    pub output: PathBuf,
}

/// What packets are written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum PacketFormat {
    /// 阅读和打印 / to read and print
    Pdf,
    /// Word、WPS 文字 / for Word and WPS
    Docx,
    /// Excel、WPS 表格 / for Excel and WPS
    Xlsx,
}

/// Roles as typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum RoleName {
    /// 牵头
    #[value(alias = "牵头")]
    Lead,
    /// 责任
    #[value(alias = "责任")]
    Responsible,
    /// 参加
    #[value(alias = "参加")]
    Participate,
}

impl RoleName {
    /// The role.
    pub fn role(self) -> crate::plan::Role {
        match self {
            Self::Lead => crate::plan::Role::Lead,
            Self::Responsible => crate::plan::Role::Responsible,
            Self::Participate => crate::plan::Role::Participate,
        }
    }
}

/// Sheets as typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum PaperName {
    /// 210 × 297 mm
    A4,
    /// 297 × 420 mm
    A3,
}

/// `lab`
#[derive(Debug, clap::Args)]
pub struct LabArgs {
    /// Which algorithm.
    #[command(subcommand)]
    pub algorithm: Algorithm,
}

/// Algorithms.
#[derive(Debug, Subcommand)]
pub enum Algorithm {
    /// 单侧交叉最少排序 / one-sided crossing minimisation
    ///
    /// A PACE 2024 `.gr` file gives its free vertices, numbered as in the file. A plan gives its units
    /// against measures in document order, all lines, numbered from 0 by first appearance. One number a
    /// line on standard output; time and figures on standard error.
    Oscm(OscmArgs),
    /// 单位协作投影 / which units share measures, and how many
    ///
    /// Lines `measure unit` in, ids from 0; a pair given twice counts once. Lines `unit unit weight` out, the
    /// lower id first, ascending.
    Project(ListArgs),
    /// 网络布局 / places for the nodes of a network
    ///
    /// Lines `u v weight` in, ids from 0; of a pair given twice the weights are added. A line `x y` out for
    /// every node, in hops.
    Layout(ListArgs),
    /// 社群划分 / communities of a network
    ///
    /// Lines `u v weight` in, ids from 0; of a pair given twice the weights are added. A group number out for
    /// every node, from 0; the weighted modularity on standard error.
    Communities(ListArgs),
    /// 窗口每帧的耗时 / what a frame of the window costs
    ///
    /// A plan with so many assignments is made up and opened in a window without display and GPU, all its lines
    /// drawn. On standard output a line for a frame in which nothing changed, for one of moving, and for finding what
    /// lies under the pointer, each with its median in milliseconds: the CPU's work up to the triangles.
    Frame(FrameArgs),
}

/// `lab frame`
#[derive(Debug, clap::Args)]
pub struct FrameArgs {
    /// 连线数 / how many lines
    #[arg(long, value_name = "N", default_value_t = 50_000, value_parser = clap::value_parser!(u32).range(1..=2_000_000))]
    pub edges: u32,
}

/// `lab project`, `lab layout`, `lab communities`
#[derive(Debug, clap::Args)]
pub struct ListArgs {
    /// 每行一条的列表，或 - / list with one tie a line, or -
    pub file: PathBuf,
}

/// `lab oscm`
#[derive(Debug, clap::Args)]
pub struct OscmArgs {
    /// .gr 文件、方案、会议快照，或 - / .gr file, plan, snapshot, or -
    pub file: PathBuf,
    /// 一直算到证明最优 / search until the order is proven to be the best
    #[arg(long)]
    pub exact: bool,
    /// 最多算这么多秒 / stop after so many seconds with the best found
    #[arg(long, value_name = "S", value_parser = seconds)]
    pub time_limit: Option<std::time::Duration>,
    /// 方案中只算这些角色的连线 / of a plan, only lines in these roles
    #[arg(long, value_enum, value_delimiter = ',')]
    pub roles: Vec<RoleName>,
}

pub(super) fn day(text: &str) -> Result<Day, String> {
    let date: jiff::civil::Date = text.parse().map_err(|_| "not a day such as 2026-03-01".to_owned())?;
    crate::disk::day(date).ok_or_else(|| "not a day such as 2026-03-01".to_owned())
}

fn seconds(text: &str) -> Result<std::time::Duration, String> {
    let seconds: f64 = text.parse().map_err(|_| "not a number of seconds".to_owned())?;
    std::time::Duration::try_from_secs_f64(seconds).map_err(|_| "not a number of seconds".to_owned())
}

/// The file that the window opens, independent of where the program was started.
pub(super) fn window_file(file: &Path) -> Result<PathBuf, Failure> {
    let name = file.to_string_lossy();
    if name == "-" {
        return Err(Failure::new("cli.window-stdin", []));
    }
    Ok(std::path::absolute(file).unwrap_or_else(|_| file.to_owned()))
}

/// What was typed wrong, in one line.
pub(super) fn failure(error: &clap::Error) -> Failure {
    let text = error.to_string();
    let what = text.split("\n\n").next().unwrap_or_default();
    Failure::new("cli.usage", [what.trim_start_matches("error: ").to_owned()])
}
