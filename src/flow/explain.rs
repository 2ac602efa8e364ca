//! Says why a block is in an outcome or is not, and how good a tree is.

use crate::flow::graph::reason;
use crate::flow::walk::walk;
use crate::model::{
    Answers, Case, Condition, Flow, KnowledgeBase, Locale, Node, PartKind, Slug, UNKNOWN,
};
use std::fmt::Write;

/// How many characters of a block tell which one it is.
const WORDS: usize = 72;

/// Figures of a tree.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    /// How many articles have a case.
    pub articles: usize,
    /// How many different outcomes there are.
    pub outcomes: usize,
    /// How many ways lead to one.
    pub ways: u64,
    /// How many questions a person answers on average.
    pub expected_questions: f64,
    /// No tree over these outcomes asks fewer questions on average: their entropy
    /// over that of the widest question.
    pub least_questions: f64,
}

/// Measures a flow; "I don't know" is given as often as the tree assumes.
pub fn summary(flow: &Flow) -> Summary {
    let mut slugs: Vec<&Slug> = flow.cases.iter().map(|it| &it.slug).collect();
    slugs.dedup();
    let mut share = vec![0.0; flow.nodes.len()];
    let mut ways = vec![0_u64; flow.nodes.len()];
    (share[0], ways[0]) = (1.0, 1);
    let mut widest = 2;
    for id in in_order(flow) {
        let Node::Question { question, edges } = &flow.nodes[id] else {
            continue;
        };
        widest = widest.max(edges.len());
        let weights = weights(flow, question, edges);
        for ((_, next), weight) in edges.iter().zip(weights) {
            share[*next] += share[id] * weight;
            ways[*next] = ways[*next].saturating_add(ways[id]);
        }
    }
    let outcomes: Vec<usize> = (0..flow.nodes.len())
        .filter(|it| matches!(flow.nodes[*it], Node::Outcome(_)))
        .collect();
    let entropy: f64 = outcomes
        .iter()
        .map(|it| share[*it])
        .filter(|it| *it > 0.0)
        .map(|it| -it * it.log2())
        .sum();
    Summary {
        articles: slugs.len(),
        outcomes: outcomes.len(),
        ways: outcomes
            .iter()
            .fold(0, |sum, it| sum.saturating_add(ways[*it])),
        expected_questions: flow.expected_questions,
        least_questions: entropy / (widest as f64).log2(),
    }
}

/// The nodes so that each comes after all that lead to it.
fn in_order(flow: &Flow) -> Vec<usize> {
    let mut incoming = vec![0_usize; flow.nodes.len()];
    for node in &flow.nodes {
        if let Node::Question { edges, .. } = node {
            edges.iter().for_each(|(_, next)| incoming[*next] += 1);
        }
    }
    let mut order = vec![0];
    let mut at = 0;
    while let Some(&id) = order.get(at) {
        at += 1;
        if let Node::Question { edges, .. } = &flow.nodes[id] {
            for (_, next) in edges {
                incoming[*next] -= 1;
                if incoming[*next] == 0 {
                    order.push(*next);
                }
            }
        }
    }
    order
}

fn weights(flow: &Flow, question: &str, edges: &[(Box<str>, usize)]) -> Vec<f64> {
    let choices = flow.question(question).map_or(&[][..], |it| &it.choices);
    let weight = |id: &str| choices.iter().find(|it| *it.id == *id).map(|it| it.weight);
    let total: f64 = edges.iter().filter_map(|(id, _)| weight(id)).sum();
    let unknown = crate::flow::tree::UNKNOWN_WEIGHT;
    let known = 1.0 - unknown;
    let offered = edges.len().saturating_sub(1).max(1) as f64;
    let share = |id: &str| match weight(id) {
        None => unknown,
        Some(_) if total <= 0.0 => known / offered,
        Some(it) => known * it / total,
    };
    edges.iter().map(|(id, _)| share(id)).collect()
}

/// The decision table: a line a case, with the first words of its block.
pub fn table(kb: &KnowledgeBase, flow: &Flow, locale: &Locale) -> String {
    let chain = kb.fallbacks(locale);
    let mut out = String::new();
    for case in &flow.cases {
        let words = kb.article(case.slug.as_str()).and_then(|article| {
            let part = article.best_version(&chain).part(case.block)?;
            Some(part.text().chars().take(WORDS).collect::<String>())
        });
        let (rank, conditions) = (case.rank.as_str(), conditions(case));
        let words = words.unwrap_or_default().replace('\n', " ");
        let at = format!("{} {}", case.slug, case.block);
        writeln!(out, "{at} ({rank}): {conditions}\n    {words}").expect("a String takes all");
    }
    out
}

/// Says for a block why the outcome of some answers shows it or does not.
pub fn explain(
    kb: &KnowledgeBase,
    flow: &Flow,
    (slug, block, answers): (&str, u32, &Answers),
) -> String {
    let mut out = format!("{slug} {block}\n");
    let mut say = |text: &str| writeln!(out, "{text}").expect("a String takes all");
    let Some(article) = kb.article(slug) else {
        say("there is no such article");
        return out;
    };
    let of_article = |it: &&Case| it.slug.as_str() == slug;
    let cases: Vec<&Case> = flow
        .cases
        .iter()
        .filter(of_article)
        .filter(|it| it.block == block)
        .collect();
    if cases.is_empty() {
        let part = article.versions.iter().find_map(|version| {
            let own = version.own_number(block)?;
            Some(version.doc.parts().get(own as usize)?.kind)
        });
        say(match part {
            None => "the article has no such block",
            Some(PartKind::Heading(_)) => "a heading is no step; what stands under it is",
            Some(_) if !flow.cases.iter().any(|it| of_article(&it)) => {
                "no case: the article is not in scope of the flow, or no block of it is a step"
            }
            Some(_) => "no case: the block heads others, says nothing, or was hidden by the author",
        });
        return out;
    }
    let place = walk(flow, answers);
    let given: Answers = place.trail.iter().cloned().collect();
    for case in cases {
        say(&format!(
            "case ({}): {}",
            case.rank.as_str(),
            conditions(case)
        ));
        for condition in case
            .conditions
            .iter()
            .filter(|it| !allows(flow, it, &given))
        {
            let question = &condition.question;
            say(&format!("  not shown: `{question}` was answered otherwise"));
        }
        for evidence in &case.evidence {
            say(&format!("  {}", reason(evidence)));
        }
    }
    if let Node::Outcome(outcome) = place.node {
        let at = outcome.cases.iter().position(|it| {
            let case = &flow.cases[*it];
            case.slug.as_str() == slug && case.block == block
        });
        say(&match at {
            Some(at) if at < outcome.shown => format!("shown as step {}", at + 1),
            Some(at) => format!("shown after \"more\", as step {}", at + 1),
            None => "not in this outcome".to_owned(),
        });
    }
    out
}

/// Says for all steps of the outcome of some answers why they are there; where the answers
/// lead to a question, which one that is.
pub fn explain_outcome(flow: &Flow, answers: &Answers) -> String {
    let place = walk(flow, answers);
    let mut out = String::new();
    let mut say = |text: &str| writeln!(out, "{text}").expect("a String takes all");
    let outcome = match place.node {
        Node::Question { question, edges } => {
            let choices: Vec<&str> = edges.iter().map(|(choice, _)| &**choice).collect();
            say(&format!(
                "`{question}` is asked here: {}",
                choices.join(", ")
            ));
            return out;
        }
        Node::Outcome(outcome) => outcome,
    };
    for (index, case) in outcome.cases.iter().map(|it| &flow.cases[*it]).enumerate() {
        if index == outcome.shown {
            say("after \"more\":");
        }
        let (number, rank, of) = (index + 1, case.rank.as_str(), conditions(case));
        say(&format!(
            "{number}. {} {} ({rank}): {of}",
            case.slug, case.block
        ));
        for evidence in &case.evidence {
            say(&format!("  {}", reason(evidence)));
        }
    }
    out
}

fn conditions(case: &Case) -> String {
    let named = |it: &Condition| format!("{} = {}", it.question, it.choices.join(" | "));
    let conditions: Vec<String> = case.conditions.iter().map(named).collect();
    match conditions.is_empty() {
        true => "for everybody the article is for".to_owned(),
        false => conditions.join(", "),
    }
}

/// Whether answers, with what they imply and cover, leave a condition open.
fn allows(flow: &Flow, condition: &Condition, given: &Answers) -> bool {
    let answer = given.get(&condition.question).cloned();
    let implied = || {
        given.iter().find_map(|(question, choice)| {
            let choices = &flow.question(question)?.choices;
            let choice = choices.iter().find(|it| it.id == *choice)?;
            let mut implied = choice.implies.iter();
            implied
                .find(|(question, _)| *question == condition.question)
                .map(|(_, choice)| choice.clone())
        })
    };
    let Some(answer) = answer.or_else(implied) else {
        return true;
    };
    let covers = flow.question(&condition.question).and_then(|it| {
        let choice = it.choices.iter().find(|it| it.id == answer)?;
        Some(choice.covers.clone())
    });
    *answer == *UNKNOWN
        || condition.choices.contains(&answer)
        || covers.is_some_and(|it| it.iter().any(|it| condition.choices.contains(it)))
}
