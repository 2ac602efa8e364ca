//! The pages of a troubleshooter: every one leads on, and a changed answer
//! keeps the others.

use crate::app::pages;
use crate::desk::Desk;
use crate::site::links_that_lead_somewhere;
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

/// The text of a percent-encoded address.
fn decoded(address: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = address.as_bytes();
    while let [first, tail @ ..] = rest {
        let hex = tail.get(..2).filter(|_| *first == b'%');
        let hex = hex.and_then(|it| std::str::from_utf8(it).ok());
        let byte = hex.and_then(|it| u8::from_str_radix(it, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = &tail[if byte.is_some() { 2 } else { 0 }..];
    }
    String::from_utf8(bytes).expect("addresses are of whole characters")
}

/// The messages to support on a page.
fn mails(html: &str) -> Vec<String> {
    let links = html.split("<a href=\"mailto:").skip(1);
    let bodies = links.filter(|it| it.contains("data-mail=") && it.contains("body="));
    let hrefs = bodies.filter_map(|it| it.split_once('"').map(|(href, _)| href));
    hrefs.map(|it| it.replace("&amp;", "&")).collect()
}

#[test]
fn a_message_to_support_tells_what_was_answered_and_shown_and_is_not_too_long() {
    let (renderer, flow) = pages();
    let mut messages = 0;
    for route in renderer.routes() {
        let Route::Flow {
            trail,
            change: None,
            ..
        } = &route
        else {
            continue;
        };
        let html = page(&renderer, &route);
        let mails = mails(&html);
        assert_eq!(mails.len(), 1, "{route:?}");
        assert!(mails[0].len() < 1_900, "{route:?}: {}", mails[0].len());
        let text = decoded(&mails[0]);
        assert_eq!(text.matches("\r\n– ").count(), trail.len(), "{text}");
        let asked = flow::walk(&flow, &answers(&flow, &route));
        if let Node::Outcome(outcome) = asked.node {
            let case = &flow.cases[outcome.cases[0]];
            let step = format!("articles/{}.html#step-{}>", case.slug, case.block);
            assert!(text.contains(&step), "{text}");
        }
        messages += 1;
    }
    assert!(messages > 20, "messages were found");
}

#[test]
fn no_leads_to_one_thing_after_the_other_and_at_last_to_search_and_support() {
    let (renderer, _) = pages();
    let mut outcomes = 0;
    for route in renderer.routes() {
        let Route::Flow { change: None, .. } = &route else {
            continue;
        };
        let html = page(&renderer, &route);
        let Some((_, solved)) = html.split_once("<section class=\"solved\"") else {
            assert!(html.contains("<details class=\"none\">"), "{route:?}");
            continue;
        };
        let (solved, _) = solved.split_once("<footer").unwrap_or((solved, ""));
        assert_eq!(
            solved.matches("<details>").count(),
            solved.matches("</details>").count()
        );
        let last = solved.rsplit("<details>").next().expect("there is one");
        assert!(last.contains("search.html?q="), "{route:?}");
        assert!(last.contains("data-mail="), "{route:?}");
        assert_eq!(last.matches("</summary>").count(), 1, "{route:?}");
        outcomes += usize::from(solved.matches("<details>").count() > 2);
    }
    assert!(outcomes > 4, "some have a next best");
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

#[test]
fn a_step_that_a_translation_lacks_is_no_place_on_its_page() {
    let desk = Desk::new();
    let item = "- Hvis skriveren er på det trådløse nettverket, skriver du ut en [testside for nettverket](wireless-printer.md#test-page).\n\n";
    desk.replace("nb-NO/printer-offline.md", item, "");
    let output = desk.build("site", &["--no-cache"]);
    assert!(output.status.success(), "{output:?}");
    assert!(links_that_lead_somewhere(&desk.path("site")) > 1000);
}
