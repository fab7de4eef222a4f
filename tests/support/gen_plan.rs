//! Makes the text of plans that do not exist, with the truth about them, for properties and benches.
//!
//! The text is in the genre of the shipped plan: numbered measures followed by lines of 牵头单位, 参加单位
//! and 责任单位. All sentences are filler from the word lists below. Units have a popularity by Zipf's law, and
//! each topic (a section of the document) prefers its own units with probability `mix`: communities are planted,
//! and known. The same options give the same plan on every machine.

#![allow(dead_code, reason = "each test and bench uses its own part")]

use std::fmt::Write as _;

/// What to make.
#[derive(Debug, Clone, PartialEq)]
pub struct Options {
    /// Numbered measures.
    pub measures: usize,
    /// Names in the registry; some may stay unused.
    pub units: usize,
    /// Mean assignments of a measure.
    pub edges_per: f64,
    /// Exponent of the units' popularity.
    pub zipf: f64,
    /// Sections with measures; 0 for as many as the units suggest.
    pub topics: usize,
    /// Share of picks that are made among the topic's own units.
    pub mix: f64,
    /// Share of measures with one 责任单位 line.
    pub resp: f64,
    /// Mean characters of a measure's text.
    pub body: usize,
    /// Share of labels with a full-width colon, and of numbers with full-width brackets.
    pub fullwidth: f64,
    /// Seed of all randomness.
    pub seed: u64,
}

impl Default for Options {
    /// The size of the shipped plan.
    fn default() -> Self {
        Self {
            measures: 94,
            units: 78,
            edges_per: 6.6,
            zipf: 0.9,
            topics: 0,
            mix: 0.6,
            resp: 0.15,
            body: 170,
            fullwidth: 0.0,
            seed: 1,
        }
    }
}

/// Measure number, unit (its place in [`Generated::names`]), role as the command line spells it.
pub type Triple = (usize, usize, &'static str);

/// A plan and the truth about it.
pub struct Generated {
    /// The document.
    pub text: String,
    /// The registry.
    pub names: Vec<String>,
    /// Which topic each unit was planted in.
    pub unit_topic: Vec<usize>,
    /// Which topic each measure belongs to.
    pub measure_topic: Vec<usize>,
    /// In printed order.
    pub triples: Vec<Triple>,
}

impl Generated {
    /// The truth with names.
    pub fn named(&self) -> Vec<(String, &str, &'static str)> {
        self.triples
            .iter()
            .map(|(no, unit, role)| (no.to_string(), self.names[*unit].as_str(), *role))
            .collect()
    }
}

const PREFIXES: [&str; 6] = ["省", "市", "区", "县", "省级", "州"];
const STEMS: [&str; 24] = [
    "青松", "云岭", "锦江", "晨曦", "白鹭", "丹霞", "碧波", "金穗", "银杏", "紫荆", "长虹", "飞雁", "玉泉",
    "石桥", "北辰", "南湖", "东篱", "西岭", "明德", "启航", "和风", "瑞雪", "天工", "海棠",
];
const KINDS: [&str; 20] = [
    "事务", "协作", "统筹", "监测", "服务", "保障", "推广", "评估", "技术", "资源", "数据", "培训", "档案",
    "设施", "园林", "物流", "仓储", "气候", "测绘", "标准",
];
const SUFFIXES: [&str; 10] = ["厅", "局", "委", "办", "中心", "署", "院", "会", "处", "社"];
const VERBS: [&str; 10] = ["加强", "完善", "推进", "建立", "落实", "优化", "规范", "健全", "拓展", "提升"];
const OBJECTS: [&str; 15] = [
    "观测网络",
    "通行设施",
    "仓储体系",
    "数据目录",
    "培训课程",
    "服务站点",
    "维护制度",
    "评估办法",
    "资源清单",
    "协作机制",
    "巡检流程",
    "种植基地",
    "导览标识",
    "应急预案",
    "档案管理",
];
const ADVERBS: [&str; 8] = ["逐步", "稳妥", "及时", "统一", "全面", "定期", "有序", "广泛"];
const TAILS: [&str; 6] = [
    "为试点工作提供支撑",
    "形成可复制的样例",
    "做到每季度更新一次",
    "确保各站点运行平稳",
    "并公布年度清单",
    "按期完成阶段目标",
];
const DIGITS: [&str; 10] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

/// Makes a plan.
pub fn generate(options: &Options) -> Generated {
    let mut maker = Maker { random: fastrand::Rng::with_seed(options.seed), text: String::new() };
    let topics = match options.topics {
        0 => (options.units / 25).clamp(3, 60),
        topics => topics,
    };
    let names = maker.names(options.units);
    let unit_topic: Vec<usize> = names.iter().map(|_| maker.random.usize(..topics)).collect();
    let weight = |unit: usize| 1.0 / ((unit + 1) as f64).powf(options.zipf);
    let everyone = Draw::new((0..names.len()).collect(), weight);
    let of_topic: Vec<Draw> = (0..topics)
        .map(|topic| Draw::new((0..names.len()).filter(|unit| unit_topic[*unit] == topic).collect(), weight))
        .collect();
    let measure_topic: Vec<usize> =
        (0..options.measures).map(|measure| (measure * topics / options.measures).min(topics - 1)).collect();
    maker.preamble(options.body);
    let mut triples = Vec::new();
    for (measure, topic) in measure_topic.iter().copied().enumerate() {
        if measure == 0 || measure_topic[measure - 1] != topic {
            maker.part(topic, options.body);
        }
        if measure % 4 == 0 {
            maker.task(measure / 4 + 1);
        }
        let units = maker.units(options, &everyone, &of_topic[topic]);
        let lists = maker.lists(&units, options.resp);
        maker.measure(measure + 1, options, &lists, &names);
        for (_, role, list) in lists {
            triples.extend(list.iter().map(|unit| (measure + 1, *unit, role)));
        }
    }
    maker.line("各单位可结合实际制定实施细则。");
    Generated { text: maker.text, names, unit_topic, measure_topic, triples }
}

/// Units to draw from, each with its weight.
struct Draw {
    units: Vec<usize>,
    sums: Vec<f64>,
}

impl Draw {
    fn new(units: Vec<usize>, weight: impl Fn(usize) -> f64) -> Self {
        let mut sum = 0.0;
        let sums = units
            .iter()
            .map(|unit| {
                sum += weight(*unit);
                sum
            })
            .collect();
        Self { units, sums }
    }

    fn pick(&self, random: &mut fastrand::Rng) -> Option<usize> {
        let at = random.f64() * self.sums.last()?;
        let place = self.sums.partition_point(|sum| *sum < at).min(self.units.len() - 1);
        Some(self.units[place])
    }
}

type List<'a> = (&'static str, &'static str, &'a [usize]);

struct Maker {
    random: fastrand::Rng,
    text: String,
}

impl Maker {
    fn one(&mut self, of: &[&'static str]) -> &'static str {
        of[self.random.usize(..of.len())]
    }

    fn names(&mut self, count: usize) -> Vec<String> {
        let mut all: Vec<String> = Vec::new();
        for stem in STEMS {
            for kind in KINDS {
                for suffix in SUFFIXES {
                    all.extend(PREFIXES.iter().map(|prefix| format!("{prefix}{stem}{kind}{suffix}")));
                }
            }
        }
        self.random.shuffle(&mut all);
        let mut names: Vec<String> = (0..count)
            .map(|at| match at / all.len() {
                0 => all[at].clone(),
                round => format!("{}第{round}分部", all[at % all.len()]),
            })
            .collect();
        for at in (37..count).step_by(37) {
            let alias = format!("({}{})", self.one(&STEMS), self.one(&SUFFIXES));
            names[at].push_str(&alias);
        }
        if let Some(popular) = names.get_mut(1) {
            "省有关单位".clone_into(popular);
        }
        names
    }

    /// A line and the empty line after it.
    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push_str("\n\n");
    }

    fn sentence(&mut self) -> String {
        let mut sentence = format!("{}{}{}", self.one(&ADVERBS), self.one(&VERBS), self.one(&OBJECTS));
        for _ in 0..self.random.usize(..=3) {
            let (verb, stem, kind, object) =
                (self.one(&VERBS), self.one(&STEMS), self.one(&KINDS), self.one(&OBJECTS));
            let _ = write!(sentence, ",{verb}{stem}{kind}{object}");
        }
        let _ = write!(sentence, ",{}。", self.one(&TAILS));
        sentence
    }

    /// Sentences of about `mean` characters, normally distributed with 40 %.
    fn body(&mut self, mean: usize) -> String {
        // The sum of twelve uniform numbers is normal enough and needs no logarithm.
        let normal: f64 = (0..12).map(|_| self.random.f64()).sum::<f64>() - 6.0;
        let wanted = (mean as f64 * (1.0 + 0.4 * normal)).max(30.0) as usize;
        let mut body = String::new();
        let mut length = 0;
        while length < wanted {
            let sentence = self.sentence();
            length += sentence.chars().count();
            body.push_str(&sentence);
        }
        body
    }

    fn preamble(&mut self, body: usize) {
        self.line("合成实施方案");
        self.line("(2031—2035年)");
        let words = self.body(body);
        self.line(&words);
        self.line("一、总体要求");
        let words = format!("(一)总体思路。{}", self.body(body));
        self.line(&words);
        self.line("二、主要任务和具体落实措施");
    }

    fn part(&mut self, topic: usize, body: usize) {
        let heading = format!("({}){}{}", chinese(topic + 1), self.one(&VERBS), self.one(&OBJECTS));
        self.line(&heading);
        let words = format!("主要任务:{}", self.body(body));
        self.line(&words);
        self.line("具体落实措施:");
    }

    fn task(&mut self, number: usize) {
        let heading = format!("{number} {}{}{}", self.one(&VERBS), self.one(&STEMS), self.one(&OBJECTS));
        self.line(&heading);
    }

    /// The units of one measure, each once.
    fn units(&mut self, options: &Options, everyone: &Draw, own: &Draw) -> Vec<usize> {
        let exponential = -(1.0 - self.random.f64()).ln() * (options.edges_per - 0.9);
        let wanted = ((exponential + 1.4) as usize).clamp(1, options.units);
        let mut units = Vec::new();
        for _ in 0..wanted * 6 {
            if units.len() == wanted {
                break;
            }
            let preferred = if self.random.f64() < options.mix { own.pick(&mut self.random) } else { None };
            let unit = preferred.or_else(|| everyone.pick(&mut self.random));
            units.extend(unit.filter(|unit| !units.contains(unit)));
        }
        units
    }

    fn lists<'a>(&mut self, units: &'a [usize], resp: f64) -> Vec<List<'a>> {
        if self.random.f64() < resp || units.len() == 1 {
            return vec![("责任单位", "responsible", units)];
        }
        let leads = 1 + (self.random.f64().powi(2) * 3.0) as usize;
        let (first, others) = units.split_at(leads.min(units.len() - 1));
        vec![("牵头单位", "lead", first), ("参加单位", "participate", others)]
    }

    fn measure(&mut self, no: usize, options: &Options, lists: &[List<'_>], names: &[String]) {
        let wide = self.random.f64() < options.fullwidth;
        let body = self.body(options.body);
        self.line(&if wide { format!("（{no}）{body}") } else { format!("({no}){body}") });
        for (label, _, units) in lists {
            let colon = if self.random.f64() < options.fullwidth { '：' } else { ':' };
            let list: Vec<&str> = units.iter().map(|unit| names[*unit].as_str()).collect();
            self.line(&format!("{label}{colon}{}", list.join("、")));
        }
    }
}

fn chinese(number: usize) -> String {
    match number {
        1..=10 => DIGITS[number - 1].to_owned(),
        11..=99 => {
            let tens = if number >= 20 { DIGITS[number / 10 - 1] } else { "" };
            let ones = if number.is_multiple_of(10) { "" } else { DIGITS[number % 10 - 1] };
            format!("{tens}十{ones}")
        }
        _ => number.to_string(),
    }
}
