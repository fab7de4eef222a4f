//! What may be typed after `ledger`; the texts of `--help` are the doc comments, Chinese first.

use super::super::args::day;
use crate::plan::Day;
use clap::{Subcommand, ValueEnum};
use std::path::PathBuf;

/// `ledger`
#[derive(Debug, clap::Args)]
pub struct LedgerArgs {
    /// What to do.
    #[command(subcommand)]
    pub command: LedgerCommand,
}

/// What to do with a ledger.
#[derive(Debug, Subcommand)]
pub enum LedgerCommand {
    /// 发出：每个单位一份回收表（XLSX）/ send out: a workbook for each unit
    Out(OutArgs),
    /// 回收：把填好的回收表并入台账 / take back: merge workbooks that were filled in
    ///
    /// 合并结果输出到标准输出。退出码：0 没有待处理的，1 有冲突、没有采用的内容或文件，2 无法完成（原有台账不变）。
    /// The report goes to standard output. Exit codes: 0 clean, 1 conflicts or something not taken, 2 cannot.
    Merge(MergeArgs),
    /// 选定一处冲突 / settle a conflict
    Resolve(ResolveArgs),
    /// 结束一年，转入下一年 / close the year and open the next
    Turn(TurnArgs),
    /// 汇总：按单位、部分、任务、角色、状态 / count by unit, part, task, role and status
    Summary(SummaryArgs),
}

/// `ledger out`
#[derive(Debug, clap::Args)]
pub struct OutArgs {
    /// 方案、会议快照，或 -（标准输入）/ plan, snapshot, or - (standard input)
    pub file: PathBuf,
    /// 已有的台账，填入各栏 / ledger whose values stand in the cells already
    #[arg(long, value_name = "LEDGER.ron")]
    pub ledger: Option<PathBuf>,
    /// 年份；不写则按台账，没有台账则按今年 / year; none: the ledger's, or this one
    #[arg(long, value_name = "YEAR", value_parser = clap::value_parser!(u16).range(1949..=9999))]
    pub year: Option<u16>,
    /// 只发给这个单位，可重复；不写则发给集合单位以外的所有单位 / only this unit; repeatable; none: all but collectives
    #[arg(long = "unit", value_name = "UNIT")]
    pub units: Vec<String>,
    /// 文件夹中已有文件时也写入，同名的替换 / write where files are, replacing those of the same name
    #[arg(long)]
    pub replace: bool,
    /// 写入的文件夹或 ZIP，每个单位一份；以 .xlsx 结尾则合为一份 / folder or ZIP for a workbook a unit, or one .xlsx for all
    #[arg(short, long, value_name = "DIR|OUT.zip|OUT.xlsx")]
    pub output: PathBuf,
}

/// `ledger merge`
#[derive(Debug, clap::Args)]
pub struct MergeArgs {
    /// 台账文件；none 从空台账开始 / the ledger, or none for an empty one
    #[arg(value_name = "LEDGER.ron|none")]
    pub ledger: PathBuf,
    /// 填好的回收表（XLSX、XLS、ODS）/ workbooks that came back
    #[arg(required = true, value_name = "RETURNED.xlsx")]
    pub returned: Vec<PathBuf>,
    /// 台账所依据的方案 / the plan that the ledger is of
    #[arg(long, value_name = "FILE")]
    pub plan: PathBuf,
    /// 空台账的年份；不写则按日期 / year of an empty ledger; none: that of the date
    #[arg(long, value_name = "YEAR", value_parser = clap::value_parser!(u16).range(1949..=9999))]
    pub year: Option<u16>,
    /// 收到的日期；不写则按今天 / day they were taken in; none: today
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub date: Option<Day>,
    /// 输出格式 / form of the report
    #[arg(long, value_enum, default_value_t = ReportFormat::Text)]
    pub format: ReportFormat,
    /// 写入的台账，可以就是原来那份 / ledger to write; may be the same file
    #[arg(short, long, value_name = "LEDGER.ron")]
    pub output: PathBuf,
}

/// `ledger resolve`
#[derive(Debug, clap::Args)]
#[command(group(clap::ArgGroup::new("choice").required(true).args(["keep", "take", "say"])))]
pub struct ResolveArgs {
    /// 台账文件 / the ledger
    #[arg(value_name = "LEDGER.ron")]
    pub ledger: PathBuf,
    /// 台账所依据的方案 / the plan that the ledger is of
    #[arg(long, value_name = "FILE")]
    pub plan: PathBuf,
    /// 合并结果中的回收码 / the record's code, as the merge report gives it
    #[arg(long, value_name = "CODE")]
    pub record: String,
    /// 合并结果中的栏 / the field, as the merge report gives it
    #[arg(long, value_name = "FIELD")]
    pub field: String,
    /// 保留原来的内容 / keep what stood there
    #[arg(long)]
    pub keep: bool,
    /// 采用第几种说法，从 1 起 / take this one of the values, from 1
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub take: Option<u32>,
    /// 另填，记为人工填写 / another value, kept as the user's own statement
    #[arg(long, value_name = "TEXT")]
    pub say: Option<String>,
    /// 选定的日期；不写则按今天 / day of the choice; none: today
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub date: Option<Day>,
    /// 写入的台账，可以就是原来那份 / ledger to write; may be the same file
    #[arg(short, long, value_name = "LEDGER.ron")]
    pub output: PathBuf,
}

/// `ledger turn`
#[derive(Debug, clap::Args)]
pub struct TurnArgs {
    /// 台账文件 / the ledger
    #[arg(value_name = "LEDGER.ron")]
    pub ledger: PathBuf,
    /// 转入的年份 / the year to open
    #[arg(long, value_name = "YEAR", value_parser = clap::value_parser!(u16).range(1949..=9999))]
    pub year: u16,
    /// 结束的日期；不写则按今天 / day of closing; none: today
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub date: Option<Day>,
    /// 写入的台账，可以就是原来那份 / ledger to write; may be the same file
    #[arg(short, long, value_name = "LEDGER.ron")]
    pub output: PathBuf,
}

/// `ledger summary`
#[derive(Debug, clap::Args)]
pub struct SummaryArgs {
    /// 台账文件；none 为空台账 / the ledger, or none for an empty one
    #[arg(value_name = "LEDGER.ron|none")]
    pub ledger: PathBuf,
    /// 台账所依据的方案 / the plan that the ledger is of
    #[arg(long, value_name = "FILE")]
    pub plan: PathBuf,
    /// 截至日期；不写则按今天 / as of this day; none: today
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub date: Option<Day>,
    /// 多少天内到期的列出 / list what is due within so many days
    #[arg(long, value_name = "N", default_value_t = 30, value_parser = clap::value_parser!(u32).range(..=36_600))]
    pub days: u32,
    /// 输出格式 / form of the report
    #[arg(long, value_enum, default_value_t = ReportFormat::Text)]
    pub format: ReportFormat,
    /// 写入文件；不写则输出到标准输出 / write to this file instead of standard output
    #[arg(short, long, value_name = "OUT")]
    pub output: Option<PathBuf>,
}

/// Forms of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    /// 给人看的文字 / for people
    Text,
    /// 全部内容 / everything
    Json,
}
