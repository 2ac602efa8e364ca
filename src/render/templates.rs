//! Page templates: built in, replaceable file by file, strict about what they
//! are given and bounded in what they may do.

use crate::error::Error;
use crate::model::Locale;
use crate::render::fault;
use crate::render::html::{escape, is_markup};
use crate::text::{Argument, Medium, Messages};
use include_dir::{Dir, include_dir};
use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Kwargs, Object, Serde, Value, from_args};
use minijinja::{AutoEscape, Environment, ErrorKind, Output, State, UndefinedBehavior};
use rustc_hash::FxHashMap;
use serde::Serialize;
use std::sync::Arc;

pub(super) static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/templates");

/// What a template may cost: some 200 times what ours do on a long page.
const FUEL: u64 = 20_000_000;
const RECURSION: usize = 100;

/// The page templates, compiled once.
pub(super) struct Templates {
    environment: Environment<'static>,
}

impl Templates {
    /// Compiles the built-in templates and those of `files`, named
    /// `templates/NAME.html`, which win.
    pub(super) fn new(files: &[(&str, &[u8])]) -> Result<Self, Error> {
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_auto_escape_callback(|_| AutoEscape::Html);
        environment.set_formatter(write_escaped);
        environment.set_debug(true);
        environment.set_recursion_limit(RECURSION);
        environment.add_function("lang", language_attributes);
        let mut syntax = SyntaxConfig::builder();
        let syntax = syntax.trim_blocks(true).lstrip_blocks(true).build();
        environment.set_syntax(syntax.expect("the delimiters are the usual ones"));
        let built_in = FILES.files().filter_map(|it| {
            let name = it.path().to_str().filter(|it| it.ends_with(".html"))?;
            Some((name, it.contents_utf8()?))
        });
        let own = files.iter().filter_map(|(name, text)| {
            let name = name.strip_prefix("templates/")?;
            let is_own = name.ends_with(".html") && !name.contains('/');
            let text = std::str::from_utf8(text).ok().filter(|_| is_own)?;
            Some((name, text))
        });
        // Ours end by themselves, and counting their steps takes time.
        if files.iter().any(|(name, _)| name.ends_with(".html")) {
            environment.set_fuel(Some(FUEL));
        }
        for (name, text) in built_in.chain(own) {
            environment
                .add_template_owned(name.to_owned(), text.to_owned())
                .map_err(|it| fault::error(&it, None))?;
        }
        Ok(Self { environment })
    }

    /// Fills in a template.
    pub(super) fn render(&self, name: &str, input: &Input<'_>) -> Result<String, Error> {
        let template = self.environment.get_template(name);
        let template = template.map_err(|it| fault::error(&it, None))?;
        let values = minijinja::context! {
            t => input.voice.page.clone(),
            plain => input.voice.plain.clone(),
            frame => input.frame.clone(),
            page => input.page.clone(),
        };
        let text = template.render(values.clone());
        text.map_err(|it| fault::error(&it, Some(&values)))
    }
}

/// What a template is given.
pub(super) struct Input<'a> {
    /// The messages, for the reader.
    pub(super) voice: &'a Voice,
    /// What every page has.
    pub(super) frame: Value,
    /// The page's own view.
    pub(super) page: Value,
}

/// A view as templates take it.
pub(super) fn view(view: &impl Serialize) -> Value {
    Value::from(Serde(view))
}

/// The messages as functions of a template: `t("search-count", count=3)`.
pub(super) struct Voice {
    /// For text: arguments are isolated.
    page: Value,
    /// For attributes and titles.
    plain: Value,
}

impl Voice {
    pub(super) fn new(messages: &Arc<Messages>, locale: &Locale) -> Self {
        let english = Locale::parse("en").expect("English is in the table of languages");
        let ids = messages.ids(&english).into_iter().flatten();
        let fixed: FxHashMap<String, Value> = ids
            .map(|id| (id.clone(), Value::from(messages.text(locale, id, &[]))))
            .collect();
        let fixed = Arc::new(fixed);
        let speaker = |medium| {
            Value::from_object(Speaker {
                messages: Arc::clone(messages),
                locale: locale.clone(),
                medium,
                fixed: Arc::clone(&fixed),
            })
        };
        Self {
            page: speaker(Medium::Page),
            plain: speaker(Medium::Plain),
        }
    }
}

#[derive(Debug)]
struct Speaker {
    messages: Arc<Messages>,
    locale: Locale,
    medium: Medium,
    /// The messages as they are without arguments, which most are asked for.
    fixed: Arc<FxHashMap<String, Value>>,
}

impl Object for Speaker {
    fn call(
        self: &Arc<Self>,
        _state: &mut State<'_, '_>,
        arguments: &[Value],
    ) -> Result<Value, minijinja::Error> {
        if let [id] = arguments
            && let Some(text) = id.as_str().and_then(|it| self.fixed.get(it))
        {
            return Ok(text.clone());
        }
        let (id, named): (&str, Kwargs) = from_args(arguments)?;
        let mut given = Vec::new();
        for name in named.args() {
            let value: &Value = named.get(name)?;
            let argument = match value.as_str() {
                Some(text) => Argument::Text(text),
                None => Argument::Count(u64::try_from(value.clone())?),
            };
            given.push((name, argument));
        }
        let found = self.messages.find(&self.locale, id, &given, self.medium);
        let missing = || {
            let detail = format!("there is no message {id:?}");
            minijinja::Error::new(ErrorKind::InvalidOperation, detail)
        };
        Ok(Value::from(found.ok_or_else(missing)?.text))
    }
}

/// `lang` and `dir` of words in another language than the page's. In each list of
/// links it is asked for each link, which is too often for a macro.
fn language_attributes(words: &Value) -> Result<Value, minijinja::Error> {
    let mut attributes = String::new();
    for name in ["lang", "dir"] {
        if let Some(text) = words.get_attr(name)?.as_str() {
            attributes.push(' ');
            attributes.push_str(name);
            attributes.push_str("=\"");
            escape(text, &mut attributes);
            attributes.push('"');
        }
    }
    Ok(Value::from_safe_string(attributes))
}

fn write_escaped(
    out: &mut Output<'_>,
    state: &mut State<'_, '_>,
    value: &Value,
) -> Result<(), minijinja::Error> {
    match value.as_str() {
        Some(text) if !text.bytes().any(is_markup) => Ok(out.write_str(text)?),
        Some(text) if !value.is_safe() => {
            let mut escaped = String::with_capacity(text.len() + 16);
            escape(text, &mut escaped);
            Ok(out.write_str(&escaped)?)
        }
        _ => minijinja::escape_formatter(out, state, value),
    }
}
