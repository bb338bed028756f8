//! `press import`.

use std::env;
use std::io::{self, IsTerminal};
use std::path::PathBuf;
use std::time::Instant;

use article::{Lang, Severity};
use clap::Args;
use console::Term;
use serde_json::{Value, json};

use super::print::{Unprinted, eprint, print};
use super::{Outcome, stopped, style};
use crate::check::finding;
use crate::import::fault::Fault;
use crate::import::format::Format;
use crate::import::{self, Encoding, Request, State, Zone, diff};
use crate::progress;
use crate::report::number;

const EXAMPLES: &str = "\
Examples:
  press import page.txt --to edition               one page, pasted as text
  press import copy/ 'old/*.html' --to edition     a folder, and all files that fit a pattern
  press import feed.xml --to edition               an article an item; again tomorrow, and nothing comes twice
  press import page.txt --to edition --dry-run     what would be written, and what the repairs change
  curl -s https://news.example/a | press import - --to edition --from html

Answers: 0 all is well (there may be warnings), 1 some inputs were not imported, 2 the work could not be done.";

/// What to import.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Import {
    /// Files, folders, patterns in quotation marks, or - for standard input.
    #[arg(required = true)]
    inputs: Vec<String>,
    /// The edition: the folder with site.json and articles/.
    #[arg(long, value_name = "EDITION", env = "KANBAO_EDITION")]
    to: PathBuf,
    /// What kind of copy it is.
    #[arg(long, value_name = "KIND", value_enum, default_value_t)]
    from: Format,
    /// The encoding, where you know it: gb18030, big5, utf-8, …
    #[arg(long, value_parser = encoding)]
    encoding: Option<&'static Encoding>,
    /// The channel of stories that name none of the site's: its id or its name.
    #[arg(long)]
    channel: Option<String>,
    /// The language, where it is told wrongly: a BCP 47 tag.
    #[arg(long, value_parser = lang)]
    lang: Option<Lang>,
    /// The zone of dates that name none [default: the one of the site's language and region].
    #[arg(long, value_parser = zone, allow_hyphen_values = true)]
    zone: Option<Zone>,
    /// The date of stories that have none: "2023-04-25 15:32".
    #[arg(long, value_name = "DATE", value_parser = date)]
    published: Option<String>,
    /// Show what would be written and what the repairs change, and write nothing.
    #[arg(long, short = 'n')]
    dry_run: bool,
    /// Leave damage as it is.
    #[arg(long)]
    no_repair: bool,
    /// Write articles anew that somebody has edited since they were imported.
    #[arg(long)]
    force: bool,
    /// Print the report as JSON on standard output.
    #[arg(long)]
    json: bool,
}

fn encoding(label: &str) -> Result<&'static Encoding, String> {
    Encoding::for_label(label.as_bytes())
        .ok_or_else(|| "no encoding is called so: try gb18030, big5, utf-8 or utf-16le".to_owned())
}

fn lang(tag: &str) -> Result<Lang, String> {
    Lang::new(tag).ok_or_else(|| "no language tag: write zh-Hans-CN, zh-Hant-TW, en".to_owned())
}

fn zone(text: &str) -> Result<Zone, String> {
    Zone::new(text).ok_or_else(|| "no zone: write +08:00 or Z".to_owned())
}

fn date(text: &str) -> Result<String, String> {
    let known = import::is_date(text).then(|| text.to_owned());
    known.ok_or_else(|| "no date: write \"2023-04-25 15:32\" or 2023-04-25T15:32:00+08:00".to_owned())
}

/// Reports on standard error; with `--json` on standard output.
pub(super) fn run(arguments: Import) -> Result<Outcome, Unprinted> {
    let began = Instant::now();
    let style = style(io::stderr().is_terminal());
    let json = arguments.json;
    let request = Request {
        inputs: arguments.inputs,
        edition: arguments.to,
        from: arguments.from,
        encoding: arguments.encoding,
        channel: arguments.channel,
        lang: arguments.lang,
        zone: arguments.zone,
        published: arguments.published,
        repair: !arguments.no_repair,
        force: arguments.force,
        dry_run: arguments.dry_run,
    };
    let mut findings = Vec::new();
    let outcome = match import::import(&request, &mut findings, |steps| progress::bar("reading", steps)) {
        Ok(outcome) => outcome,
        Err(error) => {
            let errors: Vec<_> = findings.into_iter().filter(|one| one.problem.severity == Severity::Error).collect();
            eprint(&style.findings(&errors, &request.edition));
            return Ok(stopped(&error));
        }
    };
    let failed = outcome.faults.iter().filter(|fault| fault.is_error()).count();
    if json {
        print(&format!("{:#}\n", report(&outcome)))?;
    } else {
        if request.dry_run {
            print(&preview(&outcome))?;
        }
        for severity in [Severity::Warning, Severity::Error] {
            let faults = outcome.faults.iter().filter(|fault| fault.finding.problem.severity == severity);
            faults.for_each(|fault| eprint(&style.finding(&fault.finding, fault.text())));
        }
        eprint(&summary(&outcome, &request, began.elapsed().as_secs_f64()));
    }
    Ok(match failed {
        0 => Outcome::Clean,
        _ if outcome.stories.is_empty() => Outcome::Stopped,
        _ => Outcome::Faulty,
    })
}

fn summary(outcome: &import::Outcome, request: &Request, seconds: f64) -> String {
    let count = |state| outcome.stories.iter().filter(|story| story.state == state).count();
    let repairs: u32 = outcome.stories.iter().flat_map(|story| &story.repairs).map(|repair| repair.count).sum();
    let faults: Vec<_> = outcome.faults.iter().map(|fault| fault.finding.clone()).collect();
    let (errors, warnings) = finding::count(&faults);
    let mut summary = format!(
        "{} {} from {}: {} new, {} updated, {} unchanged, {} kept{}; {}, {}, {}, in {seconds:.1} s\n",
        if request.dry_run { "would import" } else { "imported" },
        number(outcome.stories.len(), "article"),
        number(outcome.inputs, "input"),
        count(State::New),
        count(State::Updated),
        count(State::Unchanged),
        count(State::Kept),
        match count(State::Gone) {
            0 => String::new(),
            gone => format!(", {gone} gone"),
        },
        number(repairs as usize, "repair"),
        number(warnings, "warning"),
        number(errors, "error"),
    );
    if let Some(footer) = &outcome.footer
        && let Ok(footer) = serde_json::to_string_pretty(footer)
    {
        summary.push_str(&format!("the foot of the page, for \"footer\" in site.json:\n{footer}\n"));
    }
    summary
}

/// What would become of each story, and what the repairs change in it.
fn preview(outcome: &import::Outcome) -> String {
    let terminal = io::stdout().is_terminal();
    let show = diff::Show {
        colours: terminal && env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()),
        width: terminal.then(|| Term::stdout().size_checked()).flatten().map(|(_, columns)| usize::from(columns)),
    };
    let mut preview = String::new();
    for story in &outcome.stories {
        preview.push_str(&format!(
            "articles/{}.json ({}): {}\n",
            story.id,
            story.state.as_str(),
            crate::report::harmless(&story.headline)
        ));
        for repair in &story.repairs {
            preview.push_str(&format!("  {} {}\n", repair.count, repair.rule));
        }
        for (before, after) in &story.changes {
            preview.push_str(&diff::line(before, after, show));
            preview.push('\n');
        }
    }
    preview
}

fn report(outcome: &import::Outcome) -> Value {
    let articles: Vec<Value> = outcome
        .stories
        .iter()
        .map(|story| {
            json!({
                "input": story.input,
                "id": story.id,
                "file": format!("articles/{}.json", story.id),
                "state": story.state.as_str(),
                "headline": story.headline,
                "repairs": story.repairs,
            })
        })
        .collect();
    let problems: Vec<Value> = outcome.faults.iter().map(problem).collect();
    json!({
        "inputs": outcome.inputs,
        "bytes": outcome.bytes,
        "articles": articles,
        "problems": problems,
        "footer": outcome.footer,
    })
}

fn problem(fault: &Fault) -> Value {
    let problem = &fault.finding.problem;
    json!({
        "input": fault.finding.file,
        "severity": if fault.is_error() { "error" } else { "warning" },
        "line": problem.position.map(|position| position.line),
        "column": problem.position.map(|position| position.column),
        "message": problem.message,
        "help": problem.remedy,
    })
}
