//! Days as each locale writes them.

use crate::model::{Date, Locale};
use icu_calendar::{Date as CalendarDate, Gregorian};
use icu_datetime::FixedCalendarDateTimeFormatter;
use icu_datetime::fieldsets::YMD;

/// Writes a day: `22. november 2026`. `None` where the calendar refuses it.
pub(super) fn write(locale: &Locale, date: Date) -> Option<String> {
    // All other numbers of pages and terminals are in these digits.
    let tag = format!("{locale}-u-nu-latn");
    let tag: icu_locale_core::Locale = tag.parse().ok()?;
    let formatter: FixedCalendarDateTimeFormatter<Gregorian, YMD> =
        FixedCalendarDateTimeFormatter::try_new(tag.into(), YMD::long()).ok()?;
    let day = CalendarDate::try_new_gregorian(date.year.into(), date.month, date.day).ok()?;
    Some(formatter.format(&day).to_string())
}
