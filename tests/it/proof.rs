//! The proof of a flow finds every fault that can be made in one.

use veiviser::content;
use veiviser::flow::{self, proof};
use veiviser::model::{Condition, Flow, Node, Outcome, UNKNOWN};

fn bundled() -> Flow {
    let input = content::Input {
        roots: Vec::new(),
        content_locale: None,
    };
    let loaded = content::load(&input).expect("the bundled articles load");
    let (mut flows, _) = flow::compile(&loaded.kb, &flow::embedded_files());
    flows.remove(0)
}

fn first_outcome(flow: &Flow) -> usize {
    let is_outcome = |it: &Node| matches!(it, Node::Outcome(_));
    flow.nodes.iter().position(is_outcome).expect("flows end")
}

fn edges(flow: &mut Flow, id: usize) -> &mut Vec<(Box<str>, usize)> {
    match &mut flow.nodes[id] {
        Node::Question { edges, .. } => edges,
        Node::Outcome(_) => panic!("node {id} is an outcome"),
    }
}

fn outcome(flow: &mut Flow) -> &mut Outcome {
    let id = first_outcome(flow);
    match &mut flow.nodes[id] {
        Node::Outcome(outcome) => outcome,
        Node::Question { .. } => panic!("node {id} is a question"),
    }
}

#[test]
fn what_is_compiled_is_proven() {
    assert_eq!(proof(&bundled()), Vec::<String>::new());
}

#[test]
fn every_kind_of_fault_is_found() {
    type Mutation = (&'static str, fn(&mut Flow));
    let mutations: &[Mutation] = &[
        ("circle", |flow| {
            let last = flow.nodes.len() - 1;
            let question = flow.nodes[0].clone();
            flow.nodes[last] = question;
        }),
        ("leads nowhere", |flow| edges(flow, 0)[0].1 = 100_000),
        ("dead end", |flow| {
            edges(flow, 0).retain(|(choice, _)| &**choice == UNKNOWN);
        }),
        ("does not take", |flow| {
            edges(flow, 0).pop();
        }),
        ("offers a choice twice", |flow| {
            let first = edges(flow, 0)[0].clone();
            edges(flow, 0).push(first);
        }),
        ("has no choice", |flow| edges(flow, 0)[0].0 = "keys".into()),
        ("none of the flow's questions", |flow| {
            flow.questions.remove(0);
        }),
        ("no answers lead to", |flow| {
            let start = edges(flow, 0)[1].1;
            edges(flow, 0)[0].1 = start;
        }),
        ("neither steps nor links", |flow| {
            outcome(flow).cases.clear();
        }),
        ("a case that is not there", |flow| {
            outcome(flow).cases[0] = 100_000;
        }),
        ("more steps than it has", |flow| outcome(flow).shown = 1_000),
        ("contradict each other", |flow| {
            let condition = |question: &str, choice: &str| Condition {
                question: question.into(),
                choices: vec![choice.into()],
            };
            flow.cases[0].conditions = vec![
                condition("forgot", "admin-access"),
                condition("role", "user"),
            ];
        }),
    ];
    for (expected, mutate) in mutations {
        let mut flow = bundled();
        mutate(&mut flow);
        let faults = proof(&flow);
        let found = faults.iter().any(|it| it.contains(expected));
        assert!(found, "{expected}: {faults:?}");
    }
}
