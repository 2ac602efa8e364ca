//! Properties of flows that nobody wrote: many small ones, with everything that a flow
//! file may say, made from numbers.

use crate::flow::{assert_changes_keep, assert_ends_in_steps};
use std::fmt::Write;
use std::fs;
use veiviser::content::{self, Input};
use veiviser::flow;
use veiviser::model::{Flow, Node, Severity, Slug, Trail};

/// Numbers that look like chance and are always the same.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }

    fn is_one_of(&mut self, chances: u64) -> bool {
        self.below(chances) == 0
    }
}

/// The word that reveals a choice.
fn word(question: usize, choice: usize) -> String {
    format!(
        "{}{}",
        ["red", "blue", "warm", "loud"][question],
        ["one", "two", "six", "ten"][choice]
    )
}

/// A flow file over so many choices a question.
fn flow_file(dice: &mut Dice, choices: &[usize]) -> String {
    let mut text = String::from("[scope]\nslugs = [\"*\"]\n");
    for (question, count) in choices.iter().enumerate() {
        write!(text, "\n[[question]]\nid = \"q{question}\"\n").expect("a String takes all");
        if dice.is_one_of(5) {
            text.push_str("only-if = \"c0\"\n");
        }
        if question > 0 && dice.is_one_of(3) {
            let earlier = question - 1;
            writeln!(text, "after = {{ q{earlier} = \"c0\" }}").expect("a String takes all");
        }
        for choice in 0..*count {
            write!(
                text,
                "\n[[question.choice]]\nid = \"c{choice}\"\nweight = {}\n",
                1 + dice.below(5)
            )
            .expect("a String takes all");
            if choice > 0 && dice.is_one_of(4) {
                writeln!(text, "covers = [\"c{}\"]", choice - 1).expect("a String takes all");
            }
            if question + 1 < choices.len() && dice.is_one_of(4) {
                let other = dice.below(choices[question + 1] as u64);
                writeln!(text, "implies = {{ q{} = \"c{other}\" }}", question + 1)
                    .expect("a String takes all");
            }
            if choice + 1 == *count && dice.is_one_of(3) {
                text.push_str("otherwise = true\n");
            }
        }
    }
    for action in ["pin", "hide"] {
        if dice.is_one_of(2) {
            let (article, block) = (dice.below(4), 1 + dice.below(3));
            write!(text, "\n[[{action}]]\nblock = [\"a{article}\", {block}]\n")
                .expect("a String takes all");
        }
    }
    if dice.is_one_of(2) {
        write!(
            text,
            "\n[[add]]\nblock = [\"a0\", 1]\nwhen = {{ q0 = \"c1\" }}\n"
        )
        .expect("a String takes all");
    }
    if choices[0] > 2 && dice.is_one_of(3) {
        text.push_str("\n[[merge]]\nquestion = \"q0\"\nfrom = \"c2\"\ninto = \"c0\"\n");
    }
    for (question, count) in choices.iter().enumerate() {
        write!(text, "\n[cues.en.q{question}]\n").expect("a String takes all");
        for choice in 0..*count {
            writeln!(text, "c{choice} = [\"{}\"]", word(question, choice))
                .expect("a String takes all");
        }
    }
    text
}

fn article(dice: &mut Dice, choices: &[usize]) -> String {
    let mut text = String::from("# Things to try\n");
    for block in 0..2 + dice.below(4) {
        write!(text, "\n- Try number {block}").expect("a String takes all");
        for (question, count) in choices.iter().enumerate() {
            if dice.is_one_of(2) {
                let choice = dice.below(*count as u64);
                write!(
                    text,
                    ", if it is {}",
                    word(question, usize::try_from(choice).expect("it is small"))
                )
                .expect("a String takes all");
            }
        }
        text.push_str(".\n");
    }
    text
}

#[test]
fn whatever_a_flow_file_says_changed_answers_are_kept_and_every_way_ends() {
    let folder = tempfile::tempdir().expect("there is room");
    let (mut changes, mut compiled, mut waits) = (0, 0, 0);
    for seed in 0..60 {
        let mut dice = Dice(seed);
        let root = folder.path().join(seed.to_string());
        let write = |name: &str, text: &str| {
            let path = root.join(name);
            fs::create_dir_all(path.parent().expect("it is in a folder")).expect("it can be made");
            fs::write(path, text).expect("it can be written");
        };
        let count = 2 + dice.below(3);
        let choices: Vec<usize> = (0..count)
            .map(|_| 2 + usize::try_from(dice.below(3)).expect("it is small"))
            .collect();
        let file = flow_file(&mut dice, &choices);
        write("flows/made.toml", &file);
        for index in 0..4 {
            write(&format!("en-US/a{index}.md"), &article(&mut dice, &choices));
        }
        let input = Input {
            roots: vec![root.clone()],
            content_locale: None,
        };
        let loaded = content::load(&input).expect("it can be read");
        let files = loaded.overrides.iter().map(|it| flow::FlowFile {
            path: it.path.clone(),
            name: it.name.clone(),
            text: it.text.clone(),
            is_bundled: false,
        });
        let files: Vec<flow::FlowFile> = files.collect();
        let (flows, faults) = flow::compile(&loaded.kb, &files);
        let broken = faults.iter().find(|it| it.severity == Severity::Error);
        assert!(broken.is_none(), "{file}\n{broken:?}");
        for flow in &flows {
            compiled += 1;
            let faults = flow::proof(flow);
            let shape: Vec<&String> = faults
                .iter()
                .filter(|it| !it.contains("is for nobody"))
                .collect();
            assert!(shape.is_empty(), "{file}\n{shape:?}");
            assert_ends_in_steps(flow);
            changes += assert_changes_keep(flow);
            assert_narrowing_loses_nothing(flow);
            waits += assert_questions_wait(flow, &file);
        }
    }
    assert!(compiled >= 55, "{compiled} flows");
    assert!(changes > 5_000, "{changes} changes");
    assert!(waits > 50, "{waits} questions waited");
}

/// A question that waits for an answer is asked only where that answer was given or
/// follows from others. Gives how often one was asked.
fn assert_questions_wait(flow: &Flow, file: &str) -> usize {
    let mut waits = 0;
    let mut question = "";
    for line in file.lines() {
        question = line.strip_prefix("id = \"q").unwrap_or(question);
        let Some(earlier) = line.strip_prefix("after = { ") else {
            continue;
        };
        let (earlier, _) = earlier.split_once(' ').expect("it names a question");
        let question = format!("q{}", question.trim_end_matches('"'));
        for (trail, id) in flow::trails(flow) {
            if let Node::Question {
                question: asked, ..
            } = &flow.nodes[id]
                && **asked == *question
            {
                let given = known(flow, &trail);
                assert!(
                    given.contains(&(earlier, "c0")),
                    "{file}\n{trail:?} {asked}"
                );
                waits += 1;
            }
        }
    }
    waits
}

/// The answers on a way, and those that follow from them.
fn known<'a>(flow: &'a Flow, trail: &'a Trail) -> Vec<(&'a str, &'a str)> {
    let mut known: Vec<(&str, &str)> = trail.iter().map(|(q, c)| (&**q, &**c)).collect();
    let mut at = 0;
    while let Some(&(question, choice)) = known.get(at) {
        at += 1;
        let choices = flow.question(question).map_or(&[][..], |it| &it.choices);
        let implied = choices.iter().filter(|it| *it.id == *choice);
        known.extend(implied.flat_map(|it| it.implies.iter().map(|(q, c)| (&**q, &**c))));
    }
    known
}

/// Whatever article search finds, no step of an outcome is lost.
fn assert_narrowing_loses_nothing(flow: &Flow) {
    for (trail, _) in flow::trails(flow) {
        let given = trail.iter().cloned().collect();
        let found = [(Slug::new("a1"), 1.0)];
        let narrowing = flow::Narrowing::new(flow, &given, &found);
        let mut all = given.clone();
        all.extend(narrowing.infer(flow, &given));
        let place = flow::walk(flow, &all);
        if let Node::Outcome(outcome) = place.node {
            let mut ordered = narrowing.order(flow, outcome).cases;
            let mut cases = outcome.cases.clone();
            ordered.sort_unstable();
            cases.sort_unstable();
            assert_eq!(ordered, cases, "{trail:?}");
        }
    }
}
