//! The words of a flow: messages, or for a small flow its article's own words.

use crate::cli::load::Everything;
use crate::flow::{WHICH, choice_message, question_message, small_label, title_message};
use crate::model::{Article, Flow, Locale, Version};

/// The article that a flow was made of alone, where it is a small one.
fn article<'a>(everything: &'a Everything, flow: &Flow) -> Option<&'a Article> {
    let is_small = flow.questions.iter().all(|it| *it.id == *WHICH);
    let is_named = everything.flows.iter().any(|it| it.id == flow.id);
    let article = everything.kb.article(&flow.id)?;
    (is_small && !is_named).then_some(article)
}

/// The text of a message of a flow in a locale; empty where nobody has written it.
pub fn label(everything: &Everything, flow: &Flow, (locale, id): (&Locale, &str)) -> String {
    let say = |id: &str| everything.messages.text(locale, id, &[]);
    let Some(article) = article(everything, flow) else {
        return say(id);
    };
    let chain = everything.kb.fallbacks(locale);
    let shown = article.best_version(&chain);
    if id == title_message(&flow.id) {
        return shown.title.to_string();
    }
    if id == question_message(&flow.id, WHICH) {
        return say("which-title");
    }
    let prefix = choice_message(&flow.id, WHICH, "");
    let Some(choice) = id.strip_prefix(&prefix) else {
        return say(id);
    };
    let versions: Vec<&Version> = std::iter::once(shown).chain(&article.versions).collect();
    let found = versions.into_iter().find_map(|it| small_label(it, choice));
    found.unwrap_or_default()
}
