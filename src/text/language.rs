//! What languages are called within sentences, in the language of the sentence.

use crate::model::Locale;
use crate::text::Messages;

impl Messages {
    /// What readers of `reader` call the language of `locale`; its script or region is told
    /// where `all` has more than one of its language. Names are taken from the language that
    /// the interface speaks alone, to fit into its sentences; one that it lacks is the
    /// language's own, with the region's code.
    pub fn language_name(&self, reader: &Locale, locale: &Locale, all: &[Locale]) -> String {
        let written = locale.written_language();
        let mut kin = all
            .iter()
            .filter(|it| *it != locale && of(it) == of(locale));
        let named = |tag: &str| self.own(reader, &format!("language-{tag}"));
        let Some(first) = kin.next() else {
            let tags = [of(locale), written, locale.as_str()];
            let name = tags.into_iter().find_map(named);
            return name.unwrap_or_else(|| locale.endonym().to_owned());
        };
        if let Some(name) = named(locale.as_str()) {
            return name;
        }
        let tags = [written, locale.language()];
        let name = tags.into_iter().find_map(named);
        let name = name.unwrap_or_else(|| locale.endonym().to_owned());
        let is_written_alike = |it: &Locale| it.written_language() == written;
        match locale.region() {
            Some(region) if is_written_alike(first) || kin.any(is_written_alike) => {
                format!("{name} ({region})")
            }
            _ => name,
        }
    }

    /// A message of the language that the interface speaks to a reader.
    fn own(&self, reader: &Locale, id: &str) -> Option<String> {
        let language = &self.languages[self.chain(reader)[0]];
        language.format(id, &[], crate::text::Medium::Plain)
    }
}

/// The language, where Norwegian is one that is written in two ways.
fn of(locale: &Locale) -> &str {
    match locale.language() {
        "nb" | "nn" => "no",
        language => language,
    }
}
