//! Whole numbers as each language writes them: `2,923`, `2 923`, `2.923`.

use fluent::FluentValue;
use fluent::memoizer::MemoizerKind;
use icu_decimal::input::Decimal;
use icu_decimal::{DecimalFormatter, DecimalFormatterPreferences};
use intl_memoizer::Memoizable;
use unic_langid::LanguageIdentifier;

/// From here on digits may stand in groups.
const GROUPED: f64 = 1_000.0;
/// The largest number that floating point holds with all its neighbours.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// What a message shows of a value that it takes in; `None` leaves that to Fluent.
pub(super) fn shown<M: MemoizerKind>(value: &FluentValue<'_>, memory: &M) -> Option<String> {
    let FluentValue::Number(number) = value else {
        return None;
    };
    let number = number.value;
    let is_plain = number.fract() == 0.0 && (GROUPED..EXACT).contains(&number);
    // A whole number in this range is the same as an integer.
    let whole = is_plain.then_some(number as u64)?;
    let wishes = memory
        .with_try_get_threadsafe((), |it: &Wishes| it.0)
        .ok()?;
    let formatter = DecimalFormatter::try_new(wishes, Default::default()).ok()?;
    Some(formatter.format(&Decimal::from(whole)).to_string())
}

/// How the readers of a language want numbers.
struct Wishes(DecimalFormatterPreferences);

impl Memoizable for Wishes {
    type Args = ();
    type Error = ();

    fn construct(language: LanguageIdentifier, (): ()) -> Result<Self, ()> {
        // All dates of pages and terminals are in these digits.
        let tag = format!("{language}-u-nu-latn");
        let tag: icu_locale_core::Locale = tag.parse().map_err(drop)?;
        Ok(Self(tag.into()))
    }
}
