//! Properties of the flows that come with the program.

use std::collections::BTreeMap;
use veiviser::content;
use veiviser::flow;
use veiviser::model::{Answers, Flow, Node, Outcome, Trail, UNKNOWN};

fn flows() -> (veiviser::model::KnowledgeBase, Vec<Flow>) {
    let input = content::Input {
        roots: Vec::new(),
        content_locale: None,
    };
    let loaded = content::load(&input).expect("the bundled articles load");
    let (flows, diagnostics) = flow::compile(&loaded.kb, &flow::embedded_files());
    assert_sound(&diagnostics);
    (loaded.kb, flows)
}

#[test]
fn every_way_ends_in_steps() {
    let (_, flows) = flows();
    assert!(!flows.is_empty());
    flows.iter().for_each(assert_ends_in_steps);
}

/// Every question offers choices and "I don't know", every way ends in steps.
pub fn assert_ends_in_steps(flow: &Flow) {
    {
        for (trail, id) in flow::trails(flow) {
            match &flow.nodes[id] {
                Node::Question { edges, .. } => {
                    assert!(edges.len() > 2, "{trail:?} has no choice");
                    assert_eq!(edges.last().map(|it| &*it.0), Some(UNKNOWN));
                }
                Node::Outcome(outcome) => {
                    assert!((1..=Outcome::SHOWN).contains(&outcome.shown), "{trail:?}");
                }
            }
        }
    }
}

/// Answers by question, as a page that changes one answer keeps them.
fn answers(trail: &Trail) -> Answers {
    trail.iter().cloned().collect()
}

/// Where answers lead, found without the library: question by question.
fn afresh(flow: &Flow, given: &Answers) -> (Trail, usize) {
    let (mut trail, mut id) = (Trail::new(), 0);
    while let Node::Question { question, edges } = &flow.nodes[id] {
        let offered = |it: &&(Box<str>, usize)| given.get(question) == Some(&it.0);
        let Some((choice, next)) = edges.iter().find(offered) else {
            break;
        };
        trail.push((question.clone(), choice.clone()));
        id = *next;
    }
    (trail, id)
}

/// Over all ways and all answers on them, changed to all others, "I don't know" too: the
/// result is that of walking afresh with the answers that are still valid. Gives the
/// number of changes.
pub fn assert_changes_keep(flow: &Flow) -> usize {
    let mut changes = 0;
    for (trail, id) in flow::trails(flow) {
        let given = answers(&trail);
        assert_eq!(flow::walk(flow, &given).trail, trail, "reloading");
        assert_eq!(flow::walk(flow, &given).id, id, "reloading");
        for (question, _) in &trail {
            let choices = &flow.question(question).expect("it was asked").choices;
            let choices = choices.iter().map(|it| &*it.id).chain([UNKNOWN]);
            for choice in choices {
                let mut changed = given.clone();
                changed.insert(question.clone(), choice.into());
                let walk = flow::walk(flow, &changed);
                let what = format!("{}: {trail:?} with {question} = {choice}", flow.id);
                let (wanted, end) = afresh(flow, &changed);
                assert_eq!((&walk.trail, walk.id), (&wanted, end), "{what}");
                let valid = answers(&walk.trail);
                assert_eq!(afresh(flow, &valid), (wanted, end), "{what}");
                for (kept, answer) in &valid {
                    assert_eq!(changed.get(kept), Some(answer), "{what}");
                }
                if let Node::Question { question, edges } = walk.node {
                    let answer = changed.get(question);
                    let dropped = edges.iter().any(|it| Some(&it.0) == answer);
                    assert!(!dropped, "{what}: {question} is asked again");
                }
                changes += 1;
            }
        }
    }
    changes
}

#[test]
fn a_changed_answer_keeps_the_others_that_are_still_valid() {
    let (kb, flows) = flows();
    assert!(flows.iter().map(assert_changes_keep).sum::<usize>() > 500);
    let small = flow::small_flows(&kb);
    assert!(small.iter().map(assert_changes_keep).sum::<usize>() > 5);
}

#[test]
fn the_bundled_scenarios_hold() {
    let (kb, flows) = flows();
    let scenarios = include_str!("../../content/flows/account-recovery.scenarios.jsonl");
    let flow = flows.iter().find(|it| &*it.id == "account-recovery");
    let flow = flow.expect("the flow has cases in the bundled articles");
    let report = veiviser::evaluate::flow::run(&kb, flow, scenarios);
    assert_eq!(report.failures, Vec::<String>::new());
    assert_eq!(report.passed, 28 * kb.locales.len());
}

#[test]
fn bundled_flows_are_proven() {
    let (kb, _) = flows();
    let mut files = flow::embedded_files();
    files.iter_mut().for_each(|it| it.is_bundled = false);
    let (_, diagnostics) = flow::compile(&kb, &files);
    assert_sound(&diagnostics);
}

#[test]
fn trees_do_not_depend_on_the_locale() {
    let (kb, flows) = flows();
    for flow in &flows {
        let mut by_id: BTreeMap<&str, usize> = BTreeMap::new();
        for case in &flow.cases {
            *by_id.entry(case.slug.as_str()).or_default() += 1;
        }
        assert!(by_id.keys().all(|it| kb.article(it).is_some()));
        assert!(flow.expected_questions >= flow::summary(flow).least_questions);
    }
}

#[test]
fn words_answer_questions() {
    let (_, flows) = flows();
    let files = flow::embedded_files();
    let flow = flows.iter().find(|it| &*it.id == "account-recovery");
    let flow = flow.expect("the flow has cases in the bundled articles");
    let hear = |locale: &str, words: &str| {
        let locale = veiviser::model::Locale::parse(locale).expect("a known language");
        let answers = flow::hear(&files, flow, (&locale, words));
        let answers = answers.into_iter();
        let answers: Vec<String> = answers
            .map(|it| format!("{}={}", it.question, it.choice))
            .collect();
        answers.join(" ")
    };
    assert_eq!(hear("nb-NO", "glemt passordet"), "forgot=password");
    assert_eq!(hear("en-US", "forgot my username"), "forgot=username");
    assert_eq!(hear("ja-JP", "ユーザー名を忘れた"), "forgot=username");
    assert_eq!(hear("tr-TR", "forgot my password"), "forgot=password");
    assert_eq!(hear("en-US", "glemt passordet"), "forgot=password");
    let locked_out = "I am locked out of the only admin account";
    let heard = "forgot=admin-access account=work role=admin other-admin=no";
    assert_eq!(hear("en-US", locked_out), heard);
    assert_eq!(hear("en-US", "bananas"), "");
    for (locale, words) in [
        ("en-US", "admin password forgotten"),
        ("nb-NO", "glemt passordet til admin"),
        ("de-DE", "Administratorkennwort vergessen"),
        ("fr-FR", "mot de passe administrateur oublié"),
        ("ja-JP", "管理者のパスワードを忘れた"),
        ("ar-SA", "نسيت كلمة مرور المسؤول"),
        ("zh-CN", "管理员密码忘了"),
    ] {
        // An admin's account is one at work; nobody has to say so.
        let wanted = "forgot=password account=work role=admin";
        assert_eq!(hear(locale, words), wanted, "{words}");
    }
}

#[test]
fn narrowing_loses_no_step_and_asks_no_idle_question() {
    let (kb, flows) = flows();
    let flow = &flows[0];
    let steps = |outcome: &Outcome| -> std::collections::BTreeSet<usize> {
        outcome.cases.iter().copied().collect()
    };
    for article in &kb.articles {
        let found = [(article.slug.clone(), 1.0)];
        for (trail, _) in flow::trails(flow) {
            let given = answers(&trail);
            let narrowing = flow::Narrowing::new(flow, &given, &found);
            let inferred = narrowing.infer(flow, &given);
            let mut all = given.clone();
            all.extend(inferred.clone());
            let walk = flow::walk(flow, &all);
            assert_eq!(walk.trail[..trail.len()], trail);
            assert_eq!(walk.trail[trail.len()..], inferred);
            let shows = |it: &Outcome| {
                it.cases
                    .iter()
                    .any(|it| flow.cases[*it].slug == article.slug)
            };
            match walk.node {
                Node::Question { edges, .. } if !narrowing.articles.is_empty() => {
                    assert!(edges.len() > 2, "{trail:?}: it tells the articles apart");
                }
                Node::Question { .. } => assert_eq!(inferred, Trail::new()),
                Node::Outcome(outcome) => {
                    let ordered = narrowing.order(flow, outcome);
                    assert_eq!(steps(&ordered), steps(outcome), "{trail:?} loses steps");
                    assert!((1..=Outcome::SHOWN).contains(&ordered.shown));
                    assert!(inferred.is_empty() || shows(outcome), "{trail:?}");
                }
            }
        }
    }
}

#[test]
fn what_to_try_next_was_not_shown_before() {
    let (_, flows) = flows();
    let flow = &flows[0];
    for (trail, id) in flow::trails(flow) {
        let Node::Outcome(outcome) = &flow.nodes[id] else {
            continue;
        };
        let block = |it: &usize| (&flow.cases[*it].slug, flow.cases[*it].block);
        let shown = outcome.cases.iter().take(outcome.shown).map(block);
        let mut seen: std::collections::BTreeSet<_> = shown.collect();
        for group in flow::next_best(flow, &trail, outcome) {
            assert!(!group.is_empty());
            for case in &group {
                assert!(seen.insert(block(case)), "{trail:?}: shown before");
                assert_eq!(flow.cases[*case].slug, flow.cases[group[0]].slug);
            }
        }
    }
}

/// The large corpus beside the project, where it is there.
#[allow(
    clippy::print_stderr,
    reason = "a test that did not run says so loudly"
)]
fn corpus() -> Option<std::path::PathBuf> {
    let shared = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let is_there = shared.join("corpus/live").is_dir() && shared.join("flow-quality").is_dir();
    if !is_there {
        eprintln!("NOT RUN: the large corpus is not at {}", shared.display());
    }
    is_there.then_some(shared)
}

#[test]
fn scenarios_hold_on_the_large_corpus() {
    let Some(shared) = corpus() else { return };
    let read = |path: std::path::PathBuf| {
        std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    };
    let own = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/activation");
    let input = content::Input {
        roots: vec![
            own.clone(),
            shared.join("corpus/side-by-side"),
            shared.join("corpus/live"),
        ],
        content_locale: None,
    };
    let loaded = content::load(&input).expect("the corpus loads");
    let overrides = loaded.overrides.iter().map(|it| flow::FlowFile {
        path: it.path.clone(),
        name: it.name.clone(),
        text: it.text.clone(),
        is_bundled: false,
    });
    let files = flow::with_overrides(overrides.collect());
    let (flows, _) = flow::compile(&loaded.kb, &files);
    let scenarios = [
        (
            "account-recovery",
            shared.join("flow-quality/scenarios.jsonl"),
        ),
        (
            "office-activation",
            own.join("flows/office-activation.scenarios.jsonl"),
        ),
    ];
    let activation = flows.iter().find(|it| &*it.id == "office-activation");
    assert!(assert_changes_keep(activation.expect("it has cases")) > 500);
    for (id, path) in scenarios {
        let flow = flows.iter().find(|it| *it.id == *id).expect("it has cases");
        let report = veiviser::evaluate::flow::run(&loaded.kb, flow, &read(path));
        assert_eq!(report.failures, Vec::<String>::new(), "{id}");
        assert!(report.passed > 0, "{id}");
    }
}

#[test]
fn scenarios_hold_on_the_two_first_documents_alone() {
    let Some(shared) = corpus() else { return };
    let input = content::Input {
        roots: vec![shared.join("seeds")],
        content_locale: veiviser::model::Locale::parse("nb-NO"),
    };
    let loaded = content::load(&input).expect("the documents load");
    let (flows, _) = flow::compile(&loaded.kb, &flow::embedded_files());
    let scenarios = shared.join("flow-quality/scenarios-seeds.jsonl");
    let scenarios = std::fs::read_to_string(scenarios).expect("the scenarios are there");
    let report = veiviser::evaluate::flow::run(&loaded.kb, &flows[0], &scenarios);
    assert_eq!(report.failures, Vec::<String>::new());
}

/// Nothing is worse than worth knowing.
fn assert_sound(diagnostics: &[veiviser::model::Diagnostic]) {
    let faults: Vec<String> = diagnostics
        .iter()
        .filter(|it| it.severity > veiviser::model::Severity::Note)
        .map(ToString::to_string)
        .collect();
    assert!(faults.is_empty(), "{faults:?}");
}
