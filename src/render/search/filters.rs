//! What results can be narrowed to: links, so that they work without a script.

use crate::index::Sort;
use crate::model::{Date, Locale, TranslationType, name_id};
use crate::render::Renderer;
use crate::render::edition::Edition;
use crate::render::view::{ActiveFilter, FacetChoice, FacetView, FiltersView, Found, Since};
use crate::text::Argument;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

/// The parameters of an address of results, in their order.
const PARAMETERS: [&str; 7] = [
    "q",
    "literal",
    "audience",
    "collection",
    "translation",
    "since",
    "sort",
];

/// The spans of time that are offered, in days, and their messages.
const SPANS: [(u16, &str); 5] = [
    (30, "updated-30-days"),
    (182, "updated-half-year"),
    (365, "updated-year"),
    (730, "updated-two-years"),
    (1826, "updated-five-years"),
];
/// Where fewer spans than that tell hits apart, years are offered too.
const ENOUGH_SPANS: usize = 2;
const YEARS: usize = 4;

/// How many values of a property are seen at once.
const CHOICES: usize = 8;

/// The address of results, as seen from the page itself.
pub(super) struct Address(Vec<(&'static str, String)>);

impl Address {
    pub(super) fn of(found: &Found) -> Self {
        let filter = &found.filter;
        let translation = filter.translation.map(|it| it.as_str().to_owned());
        let values = [
            Some(found.query.clone()),
            found.is_literal.then(|| "1".to_owned()),
            filter.audience.clone(),
            filter.collection.clone(),
            translation,
            found.since.map(|it| it.to_string()),
            (found.sort == Sort::Date).then(|| "date".to_owned()),
        ];
        let pairs = PARAMETERS.into_iter().zip(values);
        Self(pairs.filter_map(|(name, it)| Some((name, it?))).collect())
    }

    /// With another value of a parameter, or without it.
    pub(super) fn with(&self, name: &str, value: Option<&str>) -> String {
        write(|it| if it == name { value } else { self.value(it) })
    }

    /// Another query with the same filters.
    pub(super) fn of_query(&self, query: &str) -> String {
        write(|it| match it {
            "q" => Some(query),
            "literal" => None,
            _ => self.value(it),
        })
    }

    /// Another page of the same results.
    pub(super) fn page(&self, page: usize) -> String {
        let own = write(|it| self.value(it));
        match page {
            1 => own,
            _ => format!("{own}&page={page}"),
        }
    }

    fn without_filters(&self) -> String {
        let is_filter = |name| !matches!(name, "q" | "literal" | "sort");
        write(|it| self.value(it).filter(|_| !is_filter(it)))
    }

    fn value(&self, name: &str) -> Option<&str> {
        let own = self.0.iter().find(|(it, _)| *it == name);
        own.map(|(_, value)| value.as_str())
    }
}

fn write<'a>(value: impl Fn(&'static str) -> Option<&'a str>) -> String {
    let pairs = PARAMETERS.into_iter();
    let pairs = pairs.filter_map(|name| {
        let value = utf8_percent_encode(value(name)?, NON_ALPHANUMERIC);
        Some(format!("{name}={value}"))
    });
    format!("search.html?{}", pairs.collect::<Vec<_>>().join("&"))
}

/// A value of a property before it has an address.
struct Value {
    label: String,
    /// What the address calls it.
    name: String,
    count: usize,
}

impl Renderer {
    /// What results can be narrowed to; nothing where there is nothing to order.
    pub(super) fn filters(
        &self,
        edition: &Edition,
        found: &Found,
        address: &Address,
    ) -> Option<FiltersView> {
        let locale = &edition.locale;
        let say = |id: &str| self.messages.text(locale, id, &[]);
        let (audience, collection) = (&found.facets.audience, &found.facets.collection);
        let properties = [
            (
                "audience",
                values(audience, &|it| self.audience_name(locale, it)),
            ),
            (
                "collection",
                values(collection, &|it| self.service_name(locale, it)),
            ),
            ("translation", self.translators(locale, found)),
            ("since", self.dates(locale, found)),
        ];
        let active = properties.iter().filter_map(|(id, values)| {
            let own = address.value(id)?;
            let known = values.iter().find(|it| it.name.eq_ignore_ascii_case(own));
            Some(ActiveFilter {
                label: known.map_or_else(|| own.to_owned(), |it| it.label.clone()),
                href: address.with(id, None),
            })
        });
        let active: Vec<ActiveFilter> = active.collect();
        let facets = properties.into_iter().filter_map(|(id, values)| {
            let mut choices = choices(id, values, found.total, address);
            let more = choices.split_off(choices.len().min(CHOICES));
            let title = say(&format!("facet-{id}"));
            (!choices.is_empty()).then_some(FacetView {
                id,
                title,
                choices,
                more,
            })
        });
        let facets: Vec<FacetView> = facets.collect();
        let is_offered = !facets.is_empty() || !active.is_empty() || found.total > 1;
        is_offered.then(|| FiltersView {
            active,
            clear: address.without_filters(),
            facets,
            sorts: self.sorts(locale, found, address),
        })
    }

    fn sorts(&self, locale: &Locale, found: &Found, address: &Address) -> Vec<FacetChoice> {
        let sorts = [
            (Sort::Relevance, "search-sort-relevance", None),
            (Sort::Date, "search-sort-date", Some("date")),
        ];
        let choices = sorts.map(|(sort, id, name)| FacetChoice {
            label: self.messages.text(locale, id, &[]),
            count: found.total,
            is_current: found.sort == sort,
            href: address.with("sort", name),
        });
        choices.into()
    }

    /// The name of an audience: by a message, else as the content writes it.
    fn audience_name(&self, locale: &Locale, audience: &str) -> String {
        let id = format!("audience-{}", name_id(audience));
        let said = self.messages.text(locale, &id, &[]);
        match said.is_empty() {
            true => audience.to_owned(),
            false => said,
        }
    }

    fn translators(&self, locale: &Locale, found: &Found) -> Vec<Value> {
        let kinds = [
            (TranslationType::Human, "translation-human"),
            (TranslationType::Machine, "badge-machine"),
        ];
        let value = |(kind, id): (TranslationType, &str)| {
            let mut counts = found.facets.translation.iter();
            Value {
                label: self.messages.text(locale, id, &[]),
                name: kind.as_str().to_owned(),
                count: counts.find(|it| it.0 == kind).map_or(0, |it| it.1),
            }
        };
        kinds.map(value).into()
    }

    /// Spans of time that tell hits apart; years where too few do, as with
    /// content that nobody touched for long.
    fn dates(&self, locale: &Locale, found: &Found) -> Vec<Value> {
        let facets = &found.facets;
        let all: usize = facets.updated.iter().map(|it| it.1).sum();
        let tells = |it: &Value| (1..all).contains(&it.count);
        let value = |since: Since| Value {
            label: self.since(locale, since, found.now),
            name: since.to_string(),
            count: facets.since(since.day(found.now)),
        };
        let spans = SPANS.iter().map(|it| value(Since::Days(it.0)));
        let mut values: Vec<Value> = spans.filter(tells).collect();
        values.dedup_by_key(|it| it.count);
        if values.len() < ENOUGH_SPANS {
            let mut years: Vec<i16> = facets.updated.iter().map(|it| it.0.year).collect();
            years.dedup();
            let (month, day) = (1, 1);
            let days = years.into_iter().map(|year| Date { year, month, day });
            let years = days.map(|it| value(Since::Day(it)));
            values.extend(years.filter(tells).take(YEARS));
        }
        let is_there = |own: Since| values.iter().any(|it| it.name == own.to_string());
        let missing = found.since.filter(|it| !is_there(*it));
        values.extend(missing.map(value));
        values
    }

    fn since(&self, locale: &Locale, since: Since, now: u32) -> String {
        let say = |id: &str, name: &str, text: &str| {
            let arguments = [(name, Argument::Text(text))];
            self.messages.text(locale, id, &arguments)
        };
        let span = SPANS.iter().find(|it| Since::Days(it.0) == since);
        match (span, since.day(now)) {
            (Some((_, id)), _) => self.messages.text(locale, id, &[]),
            (None, day) if (day.month, day.day) == (1, 1) => {
                say("updated-since-year", "year", &day.year.to_string())
            }
            (None, day) => say("updated-since", "date", &self.messages.date(locale, day)),
        }
    }
}

/// Values with what they are called.
fn values(counts: &[(String, usize)], label: &dyn Fn(&str) -> String) -> Vec<Value> {
    let value = |(name, count): &(String, usize)| Value {
        label: label(name),
        name: name.clone(),
        count: *count,
    };
    counts.iter().map(value).collect()
}

/// The values of a property that tell hits apart, and the one in force.
fn choices(
    id: &'static str,
    values: Vec<Value>,
    total: usize,
    address: &Address,
) -> Vec<FacetChoice> {
    let own = address.value(id);
    let values = values.into_iter().filter_map(|it| {
        let is_current = own.is_some_and(|own| own.eq_ignore_ascii_case(&it.name));
        let tells = own.is_some() || it.count < total;
        (is_current || it.count > 0 && tells).then(|| FacetChoice {
            href: address.with(id, Some(it.name.as_str()).filter(|_| !is_current)),
            label: it.label,
            count: it.count,
            is_current,
        })
    });
    values.collect()
}
