//! The pages of a troubleshooter: every one leads on, and a changed answer
//! keeps the others.

use crate::app::pages;
use std::collections::BTreeSet;
use veiviser::flow;
use veiviser::model::{Answers, Case, Flow, Node, Route};
use veiviser::render::Renderer;

fn page(renderer: &Renderer, route: &Route) -> String {
    let page = renderer.page(route).expect("the templates are sound");
    let page = page.unwrap_or_else(|| panic!("{route:?} has no page"));
    String::from_utf8(page.body).expect("pages are UTF-8")
}

/// What the address of a page says was answered.
fn answers(flow: &Flow, route: &Route) -> Answers {
    let Route::Flow { trail, kept, .. } = route else {
        panic!("{route:?} is no page of a troubleshooter");
    };
    let mut answers: Answers = kept.iter().cloned().collect();
    let mut node = 0;
    for choice in trail {
        let Node::Question { question, edges } = &flow.nodes[node] else {
            panic!("{route:?} goes on behind an outcome");
        };
        let edge = edges.iter().find(|(it, _)| it == choice);
        node = edge.expect("the choice is offered").1;
        answers.insert(question.clone(), choice.clone());
    }
    answers
}

/// The addresses of the choices on a page, in their order.
fn choices(html: &str, from: &Route) -> Vec<Route> {
    let links = html.split("<a href=\"").skip(1);
    let links = links.filter(|it| it.contains("class=\"choice") && it.find('>') > it.find("class"));
    let hrefs = links.filter_map(|it| it.split_once("\" class=\"choice").map(|(href, _)| href));
    hrefs.map(|href| resolve(from, href)).collect()
}

fn resolve(from: &Route, href: &str) -> Route {
    let path = from.path();
    let mut names: Vec<&str> = path.split('/').collect();
    names.pop();
    for name in href.split('/') {
        match name {
            ".." => drop(names.pop()),
            name => names.push(name),
        }
    }
    Route::parse(&names.join("/")).expect("links are addresses of ours")
}

#[test]
fn a_changed_answer_keeps_all_that_are_still_valid() {
    let (renderer, flow) = pages();
    let all: BTreeSet<Route> = renderer.routes().into_iter().collect();
    let mut seen = 0;
    for route in &all {
        let Route::Flow {
            locale,
            trail,
            change,
            ..
        } = route
        else {
            continue;
        };
        if locale.as_str() != "en-US" {
            continue;
        }
        let before = answers(&flow, route);
        let walk = flow::walk(&flow, &before);
        assert_eq!(
            walk.trail.len(),
            trail.len(),
            "{route:?} is not as far as it could be"
        );
        let here = match (change, walk.node) {
            (Some(question), _) | (None, Node::Question { question, .. }) => question,
            (None, Node::Outcome(_)) => continue,
        };
        let offered = choices(&page(&renderer, route), route);
        assert!(offered.len() >= 2, "{route:?}");
        for next in &offered {
            assert!(all.contains(next), "{next:?} is not among the pages");
            let after = answers(&flow, next);
            let mut wanted = before.clone();
            wanted.insert(here.clone(), after[here].clone());
            let expected = flow::walk(&flow, &wanted);
            assert_eq!(flow::walk(&flow, &after), expected, "{route:?} to {next:?}");
            seen += 1;
        }
    }
    assert!(seen > 20, "choices were found");
}

#[test]
fn an_outcome_shows_its_steps_and_every_answer() {
    let (renderer, flow) = pages();
    let mut outcomes = 0;
    for route in renderer.routes() {
        let Route::Flow {
            trail,
            change: None,
            ..
        } = &route
        else {
            continue;
        };
        let walk_answers = answers(&flow, &route);
        if let Node::Outcome(outcome) = flow::walk(&flow, &walk_answers).node {
            let html = page(&renderer, &route);
            let steps = html.matches("<li class=\"step ").count();
            assert!(
                (1..=outcome.cases.len()).contains(&steps),
                "a step a case at most: what is nested in an item is shown with it"
            );
            let shown = words(&html);
            for case in outcome.cases.iter().map(|it| &flow.cases[*it]) {
                let text = text_of(&renderer, &route, case);
                let text: String = text.chars().filter(|it| it.is_alphanumeric()).collect();
                assert!(shown.contains(&text), "{route:?} does not show {text}");
            }
            assert_eq!(html.matches("<dd class=\"change\">").count(), trail.len());
            assert!(html.contains("mailto:support@example.com?subject="));
            outcomes += 1;
        }
    }
    assert!(outcomes > 8, "outcomes were found");
}

/// What the step of a case says.
fn text_of(renderer: &Renderer, route: &Route, case: &Case) -> String {
    let kb = renderer.knowledge_base();
    let locale = route.locale().expect("pages of a flow have a locale");
    let article = kb
        .article(case.slug.as_str())
        .expect("a case has an article");
    let version = article.best_version(&kb.fallbacks(locale));
    let own = version
        .own_number(case.block)
        .expect("the versions have the same blocks");
    let parts = version.doc.parts();
    let part = parts
        .iter()
        .find(|it| it.number == own)
        .expect("a number has its part");
    part.text()
}

/// The letters and digits of a text, without tags and entities.
fn words(html: &str) -> String {
    let mut inside = None;
    let mut words = String::new();
    for c in html.chars() {
        match (c, inside) {
            ('<', _) => inside = Some('>'),
            ('&', None) => inside = Some(';'),
            (c, Some(end)) if c == end => inside = None,
            (c, None) if c.is_alphanumeric() => words.push(c),
            _ => {}
        }
    }
    words
}
